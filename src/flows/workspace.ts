export type { Workspace } from "../ports/workspaces.ts";
