import type { Part } from "../../metrics/metric.ts";
import { compared, knows, type Material, ofPart, sign } from "../material.ts";

/** The parts whose figure is known and above zero, highest first; ties keep the breakdown's order. */
export function ranked(material: Material, metric: string, parts: readonly Part[], name: string): readonly Part[] {
  return parts.filter((part) => sign(material, ofPart(metric, part, name)) === 1)
    .toSorted((a, b) => compared(material, ofPart(metric, b, name), ofPart(metric, a, name))!);
}

/** True where the part's figures are all known. */
export function hasFigures(material: Material, metric: string, part: Part, ...names: readonly string[]): boolean {
  return knows(material, ...names.map((name) => ofPart(metric, part, name)));
}
