// Every call by name, as the registry of Rust lists them: what goes in and what comes out.
import type { CommandName, Commands, Queries, QueryName } from '@/bindings';

export type { CommandName, QueryName } from '@/bindings';
export type QueryPayload<N extends QueryName> = Queries[N]['payload'];
export type QueryAnswer<N extends QueryName> = Queries[N]['answer'];
/** The command id is put in where commands are sent; any command may say which version of the thing the person saw. */
export type CommandPayload<N extends CommandName> = Commands[N]['payload'] & { expectedVersion?: number };
export type CommandAnswer<N extends CommandName> = Commands[N]['answer'];
