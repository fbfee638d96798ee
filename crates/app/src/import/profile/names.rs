//! The names of columns, folded ([`super::fold`]), best first. English and Spanish for files people make; the exact ones for exports.

use super::super::field::Field;
use super::Spec;

const fn needs(field: Field, names: &'static [&'static str]) -> Spec {
    Spec {
        field,
        required: true,
        names,
    }
}

const fn may(field: Field, names: &'static [&'static str]) -> Spec {
    Spec {
        field,
        required: false,
        names,
    }
}

/// Orders export of Shopify: what belongs to the order stands in its first row only.
pub(super) const SHOPIFY: &[Spec] = &[
    needs(Field::Number, &["name"]),
    needs(Field::Date, &["createdat"]),
    needs(Field::Name, &["lineitemname"]),
    may(Field::Sku, &["lineitemsku"]),
    needs(Field::Quantity, &["lineitemquantity"]),
    needs(Field::UnitPrice, &["lineitemprice"]),
    may(Field::LineDiscount, &["lineitemdiscount"]),
    may(Field::Currency, &["currency"]),
    may(Field::Subtotal, &["subtotal"]),
    may(Field::Discount, &["discountamount"]),
    may(Field::Shipping, &["shipping"]),
    may(Field::Fee, &["duties"]),
    may(Field::Tax, &["taxes"]),
    may(Field::Total, &["total"]),
    may(Field::Status, &["financialstatus"]),
    may(Field::Cancelled, &["cancelledat"]),
    may(Field::Email, &["email"]),
    may(Field::CustomerName, &["billingname"]),
    may(Field::Company, &["billingcompany"]),
    may(Field::Phone, &["billingphone", "phone"]),
    may(Field::Address1, &["billingaddress1", "billingstreet"]),
    may(Field::Address2, &["billingaddress2"]),
    may(Field::PostalCode, &["billingzip"]),
    may(Field::City, &["billingcity"]),
    may(Field::Region, &["billingprovince"]),
    may(Field::Country, &["billingcountry"]),
    may(Field::ShipName, &["shippingname"]),
    may(Field::ShipCompany, &["shippingcompany"]),
    may(Field::ShipAddress1, &["shippingaddress1", "shippingstreet"]),
    may(Field::ShipAddress2, &["shippingaddress2"]),
    may(Field::ShipPostalCode, &["shippingzip"]),
    may(Field::ShipCity, &["shippingcity"]),
    may(Field::ShipRegion, &["shippingprovince"]),
    may(Field::ShipCountry, &["shippingcountry"]),
    may(Field::ShipPhone, &["shippingphone"]),
    may(Field::Note, &["notes"]),
];

/// WooCommerce itself exports no orders; these are the columns of the two extensions most used for it.
pub(super) const WOOCOMMERCE: &[Spec] = &[
    needs(
        Field::Number,
        &["ordernumber", "ordernumberformatted", "orderid", "order"],
    ),
    needs(Field::Date, &["orderdate", "date", "datecreated"]),
    needs(Field::Name, &["itemname", "productname", "lineitemname"]),
    may(Field::Sku, &["itemsku", "sku", "productsku"]),
    needs(
        Field::Quantity,
        &["itemquantity", "quantity", "qty", "quantityrefund"],
    ),
    may(
        Field::UnitPrice,
        &["itemcost", "itemprice", "productprice", "price"],
    ),
    may(
        Field::LineSubtotal,
        &["itemsubtotal", "orderlinesubtotal", "linesubtotal"],
    ),
    may(
        Field::LineTotal,
        &["itemtotal", "orderlinetotal", "linetotal"],
    ),
    may(Field::Currency, &["ordercurrency", "currency"]),
    may(Field::Subtotal, &["ordersubtotal", "ordersubtotalamount"]),
    may(
        Field::Discount,
        &[
            "discounttotal",
            "cartdiscountamount",
            "cartdiscount",
            "orderdiscount",
        ],
    ),
    may(
        Field::Shipping,
        &[
            "shippingtotal",
            "ordershippingamount",
            "ordershipping",
            "shippingcost",
        ],
    ),
    may(
        Field::ShippingTax,
        &["shippingtaxtotal", "ordershippingtaxamount", "shippingtax"],
    ),
    may(Field::Fee, &["feetotal", "orderfees"]),
    may(Field::FeeTax, &["feetaxtotal", "feetax"]),
    may(
        Field::Tax,
        &[
            "taxtotal",
            "ordertotaltaxamount",
            "ordertotaltax",
            "ordertax",
        ],
    ),
    may(Field::Total, &["ordertotal", "ordertotalamount"]),
    may(Field::Status, &["orderstatus", "status"]),
    may(
        Field::Customer,
        &["customerid", "customeruserid", "customeruser"],
    ),
    may(
        Field::CustomerName,
        &["billingfullname", "fullnamebilling", "customername"],
    ),
    may(Field::FirstName, &["billingfirstname", "firstnamebilling"]),
    may(Field::LastName, &["billinglastname", "lastnamebilling"]),
    may(Field::Company, &["billingcompany", "companybilling"]),
    may(
        Field::TaxId,
        &[
            "billingnif",
            "billingvat",
            "billingvatnumber",
            "vatnumber",
            "nif",
        ],
    ),
    may(
        Field::Email,
        &["billingemail", "emailbilling", "customeremail"],
    ),
    may(Field::Phone, &["billingphone", "phonebilling"]),
    may(
        Field::Address1,
        &[
            "billingaddress1",
            "address12billing",
            "address1billing",
            "billingaddress",
        ],
    ),
    may(Field::Address2, &["billingaddress2", "address2billing"]),
    may(Field::PostalCode, &["billingpostcode", "postcodebilling"]),
    may(Field::City, &["billingcity", "citybilling"]),
    may(
        Field::Region,
        &[
            "billingstate",
            "statecodebilling",
            "statenamebilling",
            "statebilling",
        ],
    ),
    may(
        Field::Country,
        &[
            "billingcountry",
            "countrycodebilling",
            "countrynamebilling",
            "countrybilling",
        ],
    ),
    may(Field::ShipName, &["shippingfullname", "fullnameshipping"]),
    may(
        Field::ShipFirstName,
        &["shippingfirstname", "firstnameshipping"],
    ),
    may(
        Field::ShipLastName,
        &["shippinglastname", "lastnameshipping"],
    ),
    may(Field::ShipCompany, &["shippingcompany", "companyshipping"]),
    may(
        Field::ShipAddress1,
        &[
            "shippingaddress1",
            "address12shipping",
            "address1shipping",
            "shippingaddress",
        ],
    ),
    may(
        Field::ShipAddress2,
        &["shippingaddress2", "address2shipping"],
    ),
    may(
        Field::ShipPostalCode,
        &["shippingpostcode", "postcodeshipping"],
    ),
    may(Field::ShipCity, &["shippingcity", "cityshipping"]),
    may(
        Field::ShipRegion,
        &[
            "shippingstate",
            "statecodeshipping",
            "statenameshipping",
            "stateshipping",
        ],
    ),
    may(
        Field::ShipCountry,
        &[
            "shippingcountry",
            "countrycodeshipping",
            "countrynameshipping",
            "countryshipping",
        ],
    ),
    may(Field::ShipPhone, &["shippingphone", "phoneshipping"]),
    may(Field::Note, &["customernote", "ordernotes", "note"]),
];

/// Statuses of WooCommerce under which nothing was sold.
pub(super) const WOO_UNSOLD: &[&str] = &[
    "cancelled",
    "canceled",
    "failed",
    "trash",
    "draft",
    "checkoutdraft",
    "pending",
    "pendingpayment",
    "cancelado",
    "fallido",
    "papelera",
    "borrador",
    "pendiente",
    "pendientedepago",
];

/// One row per line, with what belongs to the order repeated or in its first row.
pub(super) const FLAT_LINES: &[Spec] = &[
    needs(
        Field::Number,
        &[
            "invoiceno",
            "invoicenumber",
            "invoice",
            "ordernumber",
            "orderno",
            "orderid",
            "order",
            "documentnumber",
            "document",
            "numeropedido",
            "numerodepedido",
            "npedido",
            "numpedido",
            "pedido",
            "numerofactura",
            "numerodefactura",
            "nfactura",
            "numfactura",
            "factura",
            "numerodocumento",
            "documento",
            "numero",
            "number",
        ],
    ),
    needs(
        Field::Date,
        &[
            "invoicedate",
            "orderdate",
            "documentdate",
            "date",
            "createdat",
            "placedat",
            "fechapedido",
            "fechadepedido",
            "fechadelpedido",
            "fechafactura",
            "fechadefactura",
            "fechadocumento",
            "fecha",
        ],
    ),
    needs(
        Field::Sku,
        &[
            "stockcode",
            "sku",
            "itemcode",
            "itemsku",
            "productcode",
            "productsku",
            "productid",
            "itemid",
            "item",
            "article",
            "referencia",
            "ref",
            "codigoarticulo",
            "codigodearticulo",
            "codarticulo",
            "articulo",
            "codigo",
        ],
    ),
    may(
        Field::Name,
        &[
            "description",
            "productname",
            "itemname",
            "product",
            "name",
            "descripcion",
            "nombreproducto",
            "producto",
            "concepto",
            "nombre",
        ],
    ),
    needs(
        Field::Quantity,
        &[
            "quantity", "qty", "units", "pieces", "cantidad", "unidades", "uds", "cant",
        ],
    ),
    may(
        Field::UnitPrice,
        &[
            "unitprice",
            "price",
            "itemprice",
            "priceeach",
            "preciounitario",
            "preciounidad",
            "precioud",
            "precio",
            "pvp",
        ],
    ),
    may(
        Field::DiscountRate,
        &[
            "discountrate",
            "discountpercent",
            "dto",
            "pctdescuento",
            "porcentajedescuento",
        ],
    ),
    may(
        Field::LineDiscount,
        &["linediscount", "discountamount", "importedescuento"],
    ),
    may(
        Field::LineTotal,
        &[
            "linetotal",
            "lineamount",
            "amount",
            "totallinea",
            "importelinea",
            "importe",
        ],
    ),
    may(Field::Currency, &["currency", "moneda", "divisa"]),
    may(Field::Discount, &["orderdiscount", "descuentopedido"]),
    may(
        Field::Shipping,
        &[
            "shipping",
            "shippingcost",
            "freight",
            "portes",
            "gastosdeenvio",
            "gastosenvio",
            "envio",
        ],
    ),
    may(
        Field::Tax,
        &["ordertax", "totaltax", "totaliva", "cuotaiva"],
    ),
    may(
        Field::Total,
        &["ordertotal", "invoicetotal", "totalpedido", "totalfactura"],
    ),
    may(Field::Status, &["status", "orderstatus", "estado"]),
    may(
        Field::Customer,
        &[
            "customerid",
            "customernumber",
            "customerno",
            "customercode",
            "customer",
            "clienteid",
            "idcliente",
            "codigocliente",
            "codigodecliente",
            "codcliente",
            "numerocliente",
            "ncliente",
            "cliente",
        ],
    ),
    may(
        Field::CustomerName,
        &[
            "customername",
            "clientname",
            "nombrecliente",
            "nombredelcliente",
            "razonsocial",
            "companyname",
        ],
    ),
    may(
        Field::TaxId,
        &[
            "taxid",
            "vatid",
            "vatnumber",
            "nif",
            "cif",
            "nifcif",
            "cifnif",
            "dni",
        ],
    ),
    may(
        Field::Email,
        &[
            "email",
            "customeremail",
            "correoelectronico",
            "correo",
            "emailcliente",
        ],
    ),
    may(Field::Phone, &["phone", "telephone", "telefono", "movil"]),
    may(
        Field::Address1,
        &[
            "address",
            "address1",
            "street",
            "direccion",
            "domicilio",
            "calle",
        ],
    ),
    may(
        Field::PostalCode,
        &[
            "postalcode",
            "postcode",
            "zip",
            "zipcode",
            "codigopostal",
            "cp",
        ],
    ),
    may(
        Field::City,
        &[
            "city",
            "town",
            "ciudad",
            "poblacion",
            "localidad",
            "municipio",
        ],
    ),
    may(Field::Region, &["region", "state", "province", "provincia"]),
    may(Field::Country, &["country", "pais"]),
    may(
        Field::Note,
        &["note", "notes", "nota", "notas", "observaciones"],
    ),
];

/// Items.
pub(super) const ITEMS: &[Spec] = &[
    needs(
        Field::Sku,
        &[
            "sku",
            "stockcode",
            "itemcode",
            "productcode",
            "productid",
            "variantsku",
            "referencia",
            "ref",
            "codigo",
            "codigoarticulo",
        ],
    ),
    needs(
        Field::Name,
        &[
            "nameen",
            "name",
            "description",
            "productname",
            "itemname",
            "title",
            "nombre",
            "descripcion",
            "producto",
        ],
    ),
    may(Field::NameEs, &["namees", "nombrees", "nombreespanol"]),
    needs(
        Field::UnitPrice,
        &[
            "price",
            "saleprice",
            "unitprice",
            "variantprice",
            "regularprice",
            "pvp",
            "precioventa",
            "preciounitario",
            "precio",
        ],
    ),
    may(
        Field::Barcode,
        &[
            "barcode",
            "ean",
            "ean13",
            "gtin",
            "gtin13",
            "upc",
            "variantbarcode",
            "codigodebarras",
            "codigobarras",
        ],
    ),
    may(
        Field::ProductCode,
        &["product", "parentsku", "handle", "modelo"],
    ),
    may(
        Field::Cost,
        &[
            "cost",
            "costprice",
            "unitcost",
            "costperitem",
            "coste",
            "preciocoste",
            "preciodecoste",
        ],
    ),
    may(
        Field::TaxClass,
        &[
            "taxclass",
            "taxrate",
            "vat",
            "tax",
            "tipoiva",
            "tipodeiva",
            "iva",
        ],
    ),
    may(
        Field::Weight,
        &["weightg", "grams", "variantgrams", "pesog", "gramos"],
    ),
    may(
        Field::Unit,
        &[
            "unit",
            "unitcode",
            "unitofmeasure",
            "uom",
            "unidad",
            "medida",
        ],
    ),
    may(
        Field::HsCode,
        &[
            "hscode",
            "hs",
            "tariffcode",
            "commoditycode",
            "taric",
            "codigoarancelario",
            "partidaarancelaria",
        ],
    ),
    may(
        Field::Origin,
        &["origin", "countryoforigin", "paisdeorigen", "origen"],
    ),
    may(
        Field::Tracking,
        &["tracking", "lotserial", "trazabilidad", "seguimiento"],
    ),
    may(
        Field::SafetyStock,
        &[
            "safetystock",
            "reorderlevel",
            "stockminimo",
            "stockdeseguridad",
        ],
    ),
];

/// Customers. No column is needed by itself: a row needs a name, and a number or an e-mail.
pub(super) const CUSTOMERS: &[Spec] = &[
    may(
        Field::Customer,
        &[
            "customerid",
            "customernumber",
            "number",
            "customercode",
            "id",
            "numero",
            "numerocliente",
            "codigocliente",
            "codigo",
            "ncliente",
        ],
    ),
    may(
        Field::CustomerName,
        &[
            "name",
            "customername",
            "fullname",
            "nombrecompleto",
            "razonsocial",
            "nombre",
            "cliente",
        ],
    ),
    may(Field::FirstName, &["firstname", "nombredepila"]),
    may(
        Field::LastName,
        &["lastname", "surname", "apellidos", "apellido"],
    ),
    may(
        Field::Company,
        &["company", "companyname", "defaultaddresscompany", "empresa"],
    ),
    may(Field::Business, &["business", "isbusiness", "esempresa"]),
    may(
        Field::TaxId,
        &["taxid", "vatid", "vatnumber", "nif", "cif", "nifcif", "dni"],
    ),
    may(
        Field::Email,
        &["email", "emailaddress", "correoelectronico", "correo"],
    ),
    may(
        Field::Phone,
        &[
            "phone",
            "telephone",
            "defaultaddressphone",
            "telefono",
            "movil",
        ],
    ),
    may(Field::Language, &["language", "locale", "idioma"]),
    may(
        Field::Address1,
        &[
            "address1",
            "address",
            "street",
            "defaultaddressaddress1",
            "direccion",
            "domicilio",
            "calle",
        ],
    ),
    may(
        Field::Address2,
        &["address2", "defaultaddressaddress2", "direccion2"],
    ),
    may(
        Field::PostalCode,
        &[
            "postalcode",
            "postcode",
            "zip",
            "zipcode",
            "defaultaddresszip",
            "codigopostal",
            "cp",
        ],
    ),
    may(
        Field::City,
        &[
            "city",
            "town",
            "defaultaddresscity",
            "ciudad",
            "poblacion",
            "localidad",
            "municipio",
        ],
    ),
    may(
        Field::Region,
        &[
            "region",
            "state",
            "province",
            "defaultaddressprovincecode",
            "provincia",
        ],
    ),
    may(
        Field::Country,
        &[
            "country",
            "countrycode",
            "defaultaddresscountrycode",
            "pais",
        ],
    ),
];

/// US sales tax by ZIP code, as the free tables of each state write it.
pub(super) const US_TAX_RATES: &[Spec] = &[
    needs(Field::Region, &["state", "statecode", "stateabbreviation"]),
    needs(Field::PostalCode, &["zipcode", "zip", "zip5", "postalcode"]),
    may(
        Field::TaxRegion,
        &["taxregionname", "taxregion", "regionname", "region"],
    ),
    needs(
        Field::CombinedRate,
        &[
            "estimatedcombinedrate",
            "combinedrate",
            "combinedtaxrate",
            "totalrate",
        ],
    ),
    may(
        Field::StateRate,
        &["staterate", "estimatedstaterate", "statetaxrate"],
    ),
    may(
        Field::CountyRate,
        &["estimatedcountyrate", "countyrate", "countytaxrate"],
    ),
    may(
        Field::CityRate,
        &["estimatedcityrate", "cityrate", "citytaxrate"],
    ),
    may(
        Field::SpecialRate,
        &[
            "estimatedspecialrate",
            "specialrate",
            "specialtaxrate",
            "districtrate",
        ],
    ),
];
