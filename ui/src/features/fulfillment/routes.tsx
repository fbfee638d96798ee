export { FulfillmentScreen } from './FulfillmentScreen';
export { FulfillmentDetailScreen } from './WorkScreen';
