export type { ChosenPoint } from './chosen-point.ts';
export { type MagentoFields, magentoFields } from './magento.ts';
export { type MedusaData, medusaData } from './medusa.ts';
export { type PrestaShopFields, prestaShopFields } from './prestashop.ts';
export { type WooCommerceFields, wooCommerceFields } from './woocommerce.ts';
