export * from './useVerbs';
export * from './VerbButtons';
export { VerbDialog } from './VerbDialog';
