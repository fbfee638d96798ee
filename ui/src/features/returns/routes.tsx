export { NewReturnScreen } from './NewReturnScreen';
export { ReturnDetailScreen } from './ReturnDetailScreen';
export { ReturnsScreen } from './ReturnsScreen';
