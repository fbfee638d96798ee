export * from './memory';
export * from './PaperPreview';
export * from './PdfView';
export * from './PrintDialog';
export * from './TraySelect';
