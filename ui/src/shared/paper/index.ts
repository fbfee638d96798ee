export * from './memory';
export * from './PdfView';
export * from './PrintDialog';
export * from './TraySelect';
