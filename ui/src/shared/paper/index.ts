export * from './memory';
export * from './PaperPreview';
export * from './PaperSheet';
export * from './PapersMenu';
export * from './PdfView';
export * from './PrintDialog';
export * from './TraySelect';
