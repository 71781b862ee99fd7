import type { ChosenPoint } from './chosen-point.ts';

/**
 * The extension attributes that Sendcloud's Magento 2 module reads from the shipping information and keeps in columns of the same names
 * in `quote` and `sales_order`.
 */
export interface MagentoFields {
  sendcloud_service_point_id: number;
  sendcloud_service_point_name: string;
  sendcloud_service_point_street: string;
  sendcloud_service_point_house_number: string;
  sendcloud_service_point_zip_code: string;
  sendcloud_service_point_city: string;
  sendcloud_service_point_country: string;
  sendcloud_service_point_postnumber: string;
}

/** Names and types: https://github.com/SendCloud/sendcloud `etc/extension_attributes.xml` and `etc/db_schema.xml`. */
export function magentoFields({ servicePoint, postNumber }: ChosenPoint): MagentoFields {
  return {
    sendcloud_service_point_id: Number(servicePoint.id),
    sendcloud_service_point_name: servicePoint.name,
    sendcloud_service_point_street: servicePoint.street,
    sendcloud_service_point_house_number: servicePoint.houseNumber,
    sendcloud_service_point_zip_code: servicePoint.postalCode,
    sendcloud_service_point_city: servicePoint.city,
    sendcloud_service_point_country: servicePoint.country,
    sendcloud_service_point_postnumber: postNumber ?? '',
  };
}
