/** A parcel, as both API versions see it. */
export interface Parcel {
  id: number;
  /** Public key of the account. */
  account: string;
  /** The v3 shipment, or a v2 parcel's `shipment_uuid`. */
  shipmentId: string;
  api: 'v2' | 'v3';
  /** v3 status code. */
  status: string;
  history: { code: string; at: string }[];
  to: Recipient;
  grams: number;
  /** Centimetres, as they were sent. */
  dimensions: { length: string; width: string; height: string } | null;
  carrier: string;
  optionCode: string | null;
  servicePointId: number | null;
  postNumber: string;
  trackingNumber: string;
  orderNumber: string;
  customs: Customs;
  createdAt: string;
  updatedAt: string;
  announcedAt: string | null;
  /** What the carrier asks for on top. */
  surcharges: Surcharge[];
  /** What the carrier said when it refused. */
  errors: string[];
  /** The request that made it, to echo. */
  request: Record<string, unknown>;
}

/** `at` is when it appears on the account; it may lie in the future. */
export interface Surcharge {
  reason: 'weight-correction' | 'oversize' | 'remote-area' | 'return-to-sender';
  /** Euro cents. */
  cents: number;
  at: string;
}

/** What customs want to know; empty within the customs union. */
export interface Customs {
  invoice: string;
  items: { description: string; quantity: number; hsCode: string; origin: string; value: string }[];
}

export interface Recipient {
  name: string;
  company: string;
  addressLine1: string;
  addressLine2: string;
  houseNumber: string;
  postalCode: string;
  city: string;
  country: string;
  state: string;
  email: string;
  phone: string;
}

/** A v3 shipment: its request, its parcels, and what the carrier said. */
export interface Shipment {
  id: string;
  account: string;
  carrier: string;
  request: Record<string, unknown>;
  servicePoint: { id: string; carrier_service_point_id: string } | null;
  fromAddress: Record<string, unknown>;
  parcels: Parcel[];
  externalReferenceId: string | null;
  orderNumber: string;
  appliedShippingRules?: unknown[];
}

/** A v3 order. `visibleAt` is when a read first finds it: saving is asynchronous. Epoch milliseconds. */
export interface Order {
  id: number;
  account: string;
  integrationId: number;
  content: Record<string, unknown> & { order_id: string; order_number: string };
  createdAt: string;
  modifiedAt: string;
  visibleAt: number;
}

/** A parcel on its way back. */
export interface Return {
  id: number;
  parcelId: number;
  request: Record<string, unknown>;
  createdAt: string;
  history: { code: string; at: string }[];
}

/** A parcel that was announced elsewhere and is only followed here, as v3 answers it. */
export interface Registered {
  announced_at: string;
  created_at: string;
  details: object;
  from_address: object;
  to_address: object;
  parcel_items?: object[];
  ship_with: object;
  source_id: string;
  tracking_numbers: { carrier_code: string; tracking_number: string }[];
}

/** A contract with a carrier, the merchant's own. */
export interface Contract {
  id: number;
  /** Its code. */
  carrier: string;
  /** How the carrier knows the merchant. */
  clientId: string;
  name: string;
  country: string;
  /** Goes before the carrier's others where none is named. */
  isDefault: boolean;
  state: 'active' | 'inactive' | 'validating' | 'validation_failed';
  /** What the carrier said when it did not know the merchant. */
  error: string | null;
}

/** A call to a shop that failed, as v3 answers it. */
export interface IntegrationLog {
  id: number;
  integration_id: number;
  base_url: string;
  full_url: string | null;
  method: string;
  response_code: number | null;
  response: object | null;
  request: object | null;
  created_at: string;
  exception_type: string | null;
  exception: string | null;
  protected: boolean;
  additional_data: string;
}

/** A status that a shop gives its orders. */
export interface ShopStatus {
  external_id: string;
  translations: { status: string; language: string }[];
  deletedAt: string | null;
}
