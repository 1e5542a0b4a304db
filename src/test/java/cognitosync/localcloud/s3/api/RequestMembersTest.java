package cognitosync.localcloud.s3.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.s3.S3Fixture;
import cognitosync.localcloud.s3.object.Checksums;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No member of a request that S3 knows is passed over; {@code s3/members.json} lists them as botocore 1.43 does. */
class RequestMembersTest {
    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    @BeforeEach
    void open() {
        s3.publicSite();
        s3.put("k", "hello", "text/plain");
    }

    @TestFactory
    Stream<DynamicTest> everyMemberOfEveryOperation_isHonouredOrRefusedOrWithoutEffectForAReason() {
        return s3.operations().entrySet().stream().flatMap(operation -> members(
                        name(operation.getKey(), operation.getValue()))
                .map(member -> DynamicTest.dynamicTest(operation.getKey() + " " + member, () -> assertThat(
                                operation.getValue().members().use(member).isPresent()
                                        // Makes it another operation, which answers with its name.
                                        || isRouted(member, operation.getKey()))
                        .isTrue())));
    }

    private static String name(String route, S3Operation operation) {
        return route.equals("HEAD OBJECT") ? "HeadObject" : operation.getClass().getSimpleName();
    }

    private static boolean isRouted(String member, String route) {
        return member.startsWith("?")
                && S3Api.SUBRESOURCES.contains(member.substring(1))
                && !Arrays.asList(route.replaceAll(".*\\?", "").split("&")).contains(member.substring(1));
    }

    @Test
    void everySubresource_isKnown() {
        assertThat(S3Api.SUBRESOURCES).containsAll(members("sub-resources").toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"renameObject", "session", "abac", "metadataTable", "annotation", "inventedLater", "acl="})
    void put_ofASubresource_isRefusedByItsName_andKeepsTheObject(String query) {
        Response refused = call("PUT", "/site/k", query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(S3Fixture.text(refused)).contains("<Code>NotImplemented</Code>", query.replace("=", ""));
        assertThat(content()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, annotation",
        "DELETE, inventedLater",
        "GET, metadataConfiguration",
        "HEAD, torrent",
        "POST, session"
    })
    void anyMethod_onASubresource_isRefusedByItsName(String method, String query) {
        assertThat(S3Fixture.text(call(method, "/site/k", query))).contains("<Code>NotImplemented</Code>", query);
        assertThat(content()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({"PUT, x-id=PutObject", "GET, x-id=GetObject", "GET, v20261129", "PUT, cache=1", "GET, marker=a"})
    void parametersThatS3PassesOver_areStillPassedOver(String method, String query) {
        assertThat(call(method, "/site/k", query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-acl, public-read, AccessControlListNotSupported",
        "x-amz-acl, private, AccessControlListNotSupported",
        "x-amz-grant-read, id=1, AccessControlListNotSupported",
        "x-amz-grant-write, id=1, AccessControlListNotSupported",
        "x-amz-storage-class, GLACIER, NotImplemented",
        "x-amz-storage-class, BEST, InvalidStorageClass",
        "x-amz-tagging, a=b, NotImplemented",
        "x-amz-website-redirect-location, /other, NotImplemented",
        "x-amz-object-lock-mode, GOVERNANCE, InvalidRequest",
        "x-amz-object-lock-legal-hold, ON, InvalidRequest",
        "x-amz-server-side-encryption, aws:kms, NotImplemented",
        "x-amz-server-side-encryption, ROT13, InvalidArgument",
        "x-amz-server-side-encryption-aws-kms-key-id, k, InvalidArgument",
        "x-amz-server-side-encryption-bucket-key-enabled, true, NotImplemented",
        "x-amz-server-side-encryption-customer-algorithm, AES256, NotImplemented",
        "x-amz-write-offset-bytes, 5, NotImplemented",
        "Content-Range, bytes 0-4/5, NotImplemented",
        "If-None-Match, *, NotImplemented",
        "If-Unmodified-Since, 'Thu, 05 Nov 2026 10:00:00 GMT', NotImplemented",
        "x-amz-checksum-sha512, AAAA, NotImplemented",
        "x-amz-invented-later, 1, NotImplemented",
        "x-amz-rename-source, /site/k, NotImplemented",
        "x-amz-copy-source, /site/k, NotImplemented"
    })
    void put_withWhatIsNotDone_isRefused_alsoFromThePresignedQuery_andInParts(String name, String value, String code) {
        assertRefused(call("PUT", "/site/k", "", name, value), code);
        if (name.startsWith("x-amz-") && !name.contains("checksum")) {
            assertRefused(call("PUT", "/site/k", name + "=" + value), code);
        }
        if (!name.equals("Content-Range")) {
            assertRefused(call("POST", "/site/k", "uploads", name, value), code);
        }
        assertThat(content()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-acl, bucket-owner-full-control",
        "x-amz-storage-class, STANDARD",
        "x-amz-server-side-encryption, AES256",
        "x-amz-server-side-encryption-bucket-key-enabled, false",
        "x-amz-request-payer, requester",
        "x-amz-expected-bucket-owner, 123456789012",
        "X-Amz-User-Agent, aws-sdk-js"
    })
    void put_withWhatChangesNothing_isTaken(String name, String value) {
        assertThat(call("PUT", "/site/k", "", name, value).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /site/k, '', if-match, \"x\", NotImplemented",
        "DELETE, /site/k, '', x-amz-bypass-governance-retention, true, InvalidArgument",
        "DELETE, /site/k, '', x-amz-if-match-size, 5, NotImplemented",
        "DELETE, /site/k, '', x-amz-mfa, 1, NotImplemented",
        "GET, /site/k, '', x-amz-server-side-encryption-customer-algorithm, AES256, InvalidRequest",
        "GET, /site/k, '', x-amz-checksum-mode, MAYBE, InvalidRequest",
        "GET, /site, list-type=2, x-amz-invented-later, 1, NotImplemented",
        "GET, /site, list-type=2&fetch-owner=true, a, b, NotImplemented",
        "GET, /site, list-type=2&encoding-type=gzip, a, b, InvalidArgument",
        "GET, /site, list-type=3, a, b, InvalidArgument",
        "HEAD, /site, '', x-amz-invented-later, 1, NotImplemented"
    })
    void otherOperations_withWhatIsNotDone_areRefused(
            String method, String path, String query, String name, String value, String code) {
        assertRefused(call(method, path, query, name, value), code);
        assertThat(content()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /site/k, ''",
        "HEAD, /site/k, ''",
        "PUT, /site/k, ''",
        "DELETE, /site/k, ''",
        "GET, /site, list-type=2",
        "HEAD, /site, ''",
        "GET, /site, location",
        "GET, /site, encryption",
        "POST, /site/k, uploads",
        "PUT, /site/k, partNumber=1&uploadId=u",
        "POST, /site/k, uploadId=u",
        "DELETE, /site/k, uploadId=u"
    })
    void everyOperation_forTheBucketOfAnotherAccount_isDenied(String method, String path, String query) {
        assertDenied(call(method, path, query, "x-amz-expected-bucket-owner", "999999999999"));
        assertDenied(call(method, path, query, "x-amz-source-expected-bucket-owner", "999999999999"));
        assertDenied(call(method, path, query + "&x-amz-expected-bucket-owner=999999999999"));
        Response malformed = call(method, path, query, "x-amz-expected-bucket-owner", "me");
        assertRefused(malformed, "InvalidBucketOwnerAWSAccountID");
        assertThat(content()).isEqualTo("hello");
    }

    @Test
    void anonymousRequests_areHeldToTheSame() {
        assertThat(s3.rest("GET", "/k").status()).isEqualTo(200);
        assertDenied(s3.rest("GET", "/k", "x-amz-expected-bucket-owner", "999999999999"));
        assertRefused(s3.rest("GET", "/k", "x-amz-invented-later", "1"), "NotImplemented");
        assertDenied(s3.rest("GET", "/k?annotation"));
        assertDenied(s3.rest("PUT", "/k?renameObject"));
        assertRefused(s3.rest("GET", "/" + "k".repeat(1_025)), "KeyTooLongError");
    }

    @Test
    void keysAndMetadata_longerThanTheyMayBe_areRefused() {
        assertThat(call("PUT", "/site/" + "k".repeat(1_024), "").status()).isEqualTo(200);
        assertRefused(call("PUT", "/site/" + "k".repeat(1_025), ""), "KeyTooLongError");
        assertRefused(call("GET", "/site/" + "%C3%A4".repeat(513), ""), "KeyTooLongError");
        assertRefused(call("POST", "/site/" + "k".repeat(1_025), "uploads"), "KeyTooLongError");
        String name = "x-amz-meta-a";
        assertThat(call("PUT", "/site/k", "", name, "v".repeat(2_047)).status()).isEqualTo(200);
        assertRefused(call("PUT", "/site/k", "", name, "v".repeat(2_048)), "MetadataTooLarge");
        assertRefused(call("POST", "/site/k", "uploads", name, "v".repeat(2_048)), "MetadataTooLarge");
        assertRefused(call("PUT", "/site/k", "", name, "v".repeat(1_500), name, "v".repeat(1_500)), "MetadataTooLarge");
    }

    @Test
    void objects_tellHowTheyAreEncrypted_andWhereAskedTheirChecksum() {
        String sum = base64("sha256", "body");
        Response put = put("body", "x-amz-checksum-sha256", sum, "x-amz-sdk-checksum-algorithm", "SHA256");
        assertThat(S3Fixture.header(put, "x-amz-checksum-sha256")).isEqualTo(sum);
        for (String method : new String[] {"GET", "HEAD"}) {
            Response asked = call(method, "/site/k", "", "x-amz-checksum-mode", "ENABLED");
            assertThat(S3Fixture.header(asked, "x-amz-checksum-sha256")).isEqualTo(sum);
            assertThat(S3Fixture.header(asked, "x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
            Response unasked = call(method, "/site/k", "");
            assertThat(S3Fixture.header(unasked, "x-amz-server-side-encryption"))
                    .isEqualTo("AES256");
            assertThat(S3Fixture.header(unasked, "x-amz-checksum-sha256")).isEmpty();
        }
        Response part = call("GET", "/site/k", "", "x-amz-checksum-mode", "ENABLED", "Range", "bytes=0-1");
        assertThat(S3Fixture.header(part, "x-amz-checksum-sha256")).isEmpty();
        put("other");
        assertThat(S3Fixture.header(call("GET", "/site/k", "x-amz-checksum-mode=ENABLED"), "x-amz-checksum-crc64nvme"))
                .isEqualTo(base64("crc64nvme", "other"));
        assertThat(S3Fixture.header(s3.website("GET", "/k"), "x-amz-checksum-crc64nvme"))
                .isEmpty();
    }

    @Test
    void put_withChecksumsThatDoNotFitTogether_isRefused() {
        String crc = base64("crc32", "body");
        assertRefused(put("body", "x-amz-sdk-checksum-algorithm", "CRC32"), "InvalidRequest");
        assertRefused(
                put("body", "x-amz-sdk-checksum-algorithm", "SHA1", "x-amz-checksum-crc32", crc), "InvalidRequest");
        assertRefused(
                put("body", "x-amz-checksum-crc32", crc, "x-amz-checksum-sha1", base64("sha1", "body")),
                "InvalidRequest");
        assertThat(content()).isEqualTo("hello");
    }

    @Test
    void put_throughAPresignedAddress_passesOverTheChecksumOfTheEmptyBody_asS3Does() {
        String query = "x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32&x-amz-meta-a=b";
        Request request = new Request("PUT", "/site/k", query, Headers.NONE, "body".getBytes(StandardCharsets.UTF_8));
        assertThat(s3.api(1_000).respond(request).status()).isEqualTo(200);
        assertThat(S3Fixture.header(call("GET", "/site/k", ""), "x-amz-meta-a")).isEqualTo("b");
    }

    @Test
    void get_asTheSdkForJavaSendsIt_withAChecksumOfItsEmptyBody_isAnswered() {
        Response answer = call("GET", "/site/k", "", "x-amz-checksum-crc32", "AAAAAA==", "x-amz-te", "append-md5");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void get_withOverrides_answersWithThem() {
        Response answer = call("GET", "/site/k", "response-content-type=text%2Fcsv&response-cache-control=no-store");
        assertThat(S3Fixture.header(answer, "Content-Type")).isEqualTo("text/csv");
        assertThat(S3Fixture.header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    private String content() {
        return S3Fixture.text(call("GET", "/site/k", ""));
    }

    private Response put(String body, String... headers) {
        return s3.api(1_000)
                .respond(new Request("PUT", "/site/k", "", Headers.of(headers), body.getBytes(StandardCharsets.UTF_8)));
    }

    private Response call(String method, String path, String query, String... headers) {
        Request request =
                new Request(method, path, query, Headers.of(headers), "hello".getBytes(StandardCharsets.UTF_8));
        return s3.api(1_000).respond(request);
    }

    private static String base64(String algorithm, String content) {
        return Base64.getEncoder().encodeToString(Checksums.of(algorithm, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertDenied(Response response) {
        assertThat(response.status()).isEqualTo(403);
        assertThat(S3Fixture.text(response)).contains("<Code>AccessDenied</Code>");
    }

    private static void assertRefused(Response response, String code) {
        assertThat(S3Fixture.text(response)).contains("<Code>" + code + "</Code>");
        assertThat(response.status()).isBetween(400, 501);
    }

    private static Stream<String> members(String operation) {
        try (InputStream in = RequestMembersTest.class.getResourceAsStream("/s3/members.json")) {
            JsonNode names = JsonProtocol.MAPPER.readTree(in).path(operation);
            assertThat(names).as(operation).isNotEmpty();
            return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText);
        } catch (IOException e) {
            throw new AssertionError("The list of members cannot be read.", e);
        }
    }
}
