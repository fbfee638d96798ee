export { PickupScreen } from './PickupScreen';
