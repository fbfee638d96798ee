export { CustomerDetailScreen } from './CustomerDetailScreen';
export { CustomersScreen } from './CustomersScreen';
