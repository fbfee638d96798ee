export { NewOrderScreen } from './entry/NewOrderScreen';
export { OrdersScreen } from './list/OrdersScreen';
export { OrderScreen } from './order/OrderScreen';
