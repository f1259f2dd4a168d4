import { expect, test } from "@jest/globals";
import { issuerName } from "../../../src/core/diagnose/intercepting-product";

test.each([
  ["CN=Avast Web/Mail Shield Root,O=Avast Web/Mail Shield,OU=generated", "Avast"],
  ["CN=Zscaler Intermediate Root CA (zscalertwo.net),O=Zscaler Inc.,C=US", "Zscaler"],
  ['CN=Proxy CA,O="Contoso, Ltd.",C=DE', "Contoso, Ltd."],
  ["CN=Only a name", "Only a name"],
  ["CN=Only a name,O=", "Only a name"],
  ["CN=proxy.contoso.example", "proxy.contoso.example"],
  // It says nothing, or calls itself what it is not.
  ["", undefined],
  ["CN=outlook.office365.com", undefined],
  ["CN=login.microsoftonline.com,O=", undefined],
])("the program behind %s is %s", (issuer, name) => {
  expect(issuerName(issuer)).toBe(name);
});
