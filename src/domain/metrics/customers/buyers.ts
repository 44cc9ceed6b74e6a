import type { Condition, Measure } from "../../measures/measure.ts";
import type { Dimension } from "../../measures/measure.ts";
import { PAID, type PaymentScope } from "../payments.ts";

/** Rows of a named customer. */
export const NAMED: Condition = { test: "present", role: "customer" };

/** Paid rows with an amount, of a named customer. */
export const BOUGHT: readonly Condition[] = [PAID, { test: "present", role: "amount" }, NAMED];

export const BY_CUSTOMER: Dimension = { by: "role", role: "customer" };

/** Payments of named customers, by customer. */
export const NAMED_CUSTOMERS: PaymentScope = { where: [NAMED], by: [BY_CUSTOMER] };

/** How many distinct customers paid. */
export const CUSTOMERS: Measure = { op: "count_distinct", role: "customer", where: BOUGHT };
