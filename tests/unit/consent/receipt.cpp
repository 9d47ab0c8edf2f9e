// SPDX-License-Identifier: Apache-2.0
#include <mingbai/base/json_reader.hpp>
#include <mingbai/consent/receipt.hpp>

#include <catch.hpp>
#include <consent_world.hpp>
#include <string>

namespace consent_receipt_test {

using namespace mingbai;
using namespace mingbai::consent;
using namespace mingbai_test;

const receipt_issuer carrier{.name = "某某电信",
                             .contact = "数据保护负责人",
                             .street = "某路1号",
                             .email = "privacy@example.cn",
                             .phone = "10000",
                             .policy_url = "https://example.cn/privacy",
                             .policy_version = "3",
                             .retention = "P24M"};
const evidence::pseudonym alias = usual_desk().pseudonyms.of(alice);

void has_all(const json_value& object, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        CAPTURE(std::string(key));
        CHECK(object.find(key).has_value());
    }
}

TEST_CASE("a Kantara receipt has what its schema requires") {
    consent_world world;
    auto details = world.order("A1");
    const bool third_party = GENERATE(false, true);
    if (third_party) details.biller = "某某游戏公司";
    const auto asked = world.desk.ask(world.guard_plan, details, noon);
    CHECK(why(kantara_receipt(*world.desk.find(asked->digest), alias, carrier)) == reason::not_consent_evidence);
    REQUIRE(world.desk.answer(*asked, reply("同意", noon + 20s)));
    const auto text = kantara_receipt(*world.desk.find(asked->digest), alias, carrier);
    REQUIRE(text);
    const auto document = read_json(*text);
    REQUIRE(document);
    CHECK(document->is_canonical());
    const json_value root = document->root();
    has_all(root, {"version", "jurisdiction", "consentTimestamp", "collectionMethod", "consentReceiptID",
                   "piiPrincipalId", "piiControllers", "services", "policyUrl", "sensitive", "spiCat", "language"});
    CHECK(*root.get<std::string_view>("version") == "KI-CR-v1.1.0");
    CHECK(*root.get<std::int64_t>("consentTimestamp") == (noon + 20s).time_since_epoch().count());
    CHECK(*root.get<std::string_view>("consentReceiptID") == to_hex(asked->digest));
    CHECK(*root.get<bool>("sensitive") == false);
    const json_value controller = *root.at("piiControllers")->elements().begin();
    has_all(controller, {"piiController", "contact", "address", "email", "phone"});
    const json_value service = *root.at("services")->elements().begin();
    has_all(service, {"service", "purposes"});
    const json_value purpose = *service.at("purposes")->elements().begin();
    has_all(purpose, {"consentType", "purposeCategory", "piiCategory", "termination", "thirdPartyDisclosure"});
    CHECK(*purpose.get<bool>("thirdPartyDisclosure") == third_party);
    CHECK(purpose.find("thirdPartyName").has_value() == third_party);
    CHECK(text->find(alice.text()) == std::string::npos);
}

TEST_CASE("a consent record tells every outcome, refusal and silence included") {
    consent_world world;
    const auto asked = world.desk.ask(world.guard_plan, world.order("A1"), noon);
    const auto events = [&] {
        const auto text = consent_record(*world.desk.find(asked->digest), alias, carrier);
        std::string told;
        if (!text) return std::string(to_text(text.error().why));
        const auto document = read_json(*text);
        REQUIRE(document);
        REQUIRE(document->is_canonical());
        const json_value root = document->root();
        has_all(root, {"schema_version", "record_id", "pii_principal_id", "pii_processing", "events"});
        const json_value processing = *root.at("pii_processing");
        has_all(processing, {"privacy_notice", "purposes", "lawful_basis", "pii_information", "pii_controllers",
                             "collection_method", "processing_method", "storage_locations", "retention_period"});
        const json_value notice = *processing.at("privacy_notice");
        CHECK(*notice.get<std::string_view>("text") == asked->asked.text);
        CHECK(*notice.get<std::string_view>("text_sha256") == to_hex(sha256(asked->text)));
        for (const json_value each : root.at("events")->elements())
            told += std::string(*each.get<std::string_view>("type")) + "/" +
                    std::string(*each.get<std::string_view>("manner")) + "@" +
                    std::to_string(*each.get<std::int64_t>("time") - noon.time_since_epoch().count()) + " ";
        return told;
    };
    CHECK(events() == "no_open_request");
    SECTION("given, then withdrawn") {
        (void)world.desk.answer(*asked, reply("同意", noon + 20s));
        CHECK(events() == "consent_given/sms_reply@20 ");
        (void)world.desk.receive(reply("TD", noon + 50s));
        CHECK(events() == "consent_given/sms_reply@20 consent_withdrawn/withdrawal@50 ");
    }
    SECTION("refused") {
        (void)world.desk.answer(*asked, reply("不要", noon + 20s));
        CHECK(events() == "consent_refused/answer@20 ");
    }
    SECTION("unanswered") {
        (void)world.desk.close_due(noon + 48h);
        CHECK(events() == "consent_refused/no_reply@86400 ");
    }
}

}  // namespace consent_receipt_test
