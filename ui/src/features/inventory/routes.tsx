export { InventoryScreen } from './InventoryScreen';
