package cognitosync.localcloud.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.S3Fixture;
import cognitosync.localcloud.s3.object.Checksums;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects in one part or two, as no SDK would send them. */
class MultipartUploadTest {
    private static final byte[] CONTENT = "the only part".getBytes(StandardCharsets.UTF_8);
    private static final String OTHER = Base64.getEncoder().encodeToString(Checksums.of("sha256", new byte[0]));

    @AutoClose
    private final S3Fixture s3 = new S3Fixture();

    private Endpoint api;

    @BeforeEach
    void open() {
        s3.deploy("AWS::S3::Bucket", S3Fixture.PUBLIC_BUCKET);
        api = s3.api(1_000);
    }

    @Test
    void complete_withTheRightChecksums_givesThemBack() {
        String id = begin("x-amz-checksum-algorithm", "SHA256");
        String sum = base64("sha256", CONTENT);
        Response part = part(id, 1, CONTENT, "x-amz-checksum-sha256", sum);
        assertThat(part.headers().first("x-amz-checksum-sha256")).hasValue(sum);
        String whole = base64("sha256", Checksums.of("sha256", CONTENT)) + "-1";
        Response done =
                complete(id, part, "<ChecksumSHA256>" + sum + "</ChecksumSHA256>", "x-amz-checksum-sha256", whole);
        assertThat(done.status()).as(S3Fixture.text(done)).isEqualTo(200);
        assertThat(S3Fixture.text(done))
                .contains("<ChecksumSHA256>" + whole + "</ChecksumSHA256>", "<ChecksumType>COMPOSITE</ChecksumType>");
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256, x-amz-checksum-sha256, BadDigest",
        "SHA256, x-amz-checksum-type=FULL_OBJECT, BadDigest",
        "CRC64NVME, x-amz-checksum-crc64nvme, BadDigest",
        "CRC32, x-amz-checksum-type=FULL_OBJECT, BadDigest",
        "SHA1, x-amz-mp-object-size=5, InvalidRequest"
    })
    void complete_ofSomethingElseThanWasMeant_isRefused_andCanBeTriedAgain(
            String algorithm, String header, String code) {
        String id = begin("x-amz-checksum-algorithm", algorithm);
        Response part = part(id, 1, CONTENT);
        String sum = "<Checksum%1$s>%2$s</Checksum%1$s>"
                .formatted(algorithm, base64(algorithm.toLowerCase(Locale.ROOT), CONTENT));
        String[] given = header.contains("=") ? header.split("=", 2) : new String[] {header, OTHER};
        Response refused = complete(id, part, sum, given);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(S3Fixture.text(refused)).contains("<Code>" + code + "</Code>");
        assertThat(complete(id, part, sum).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"CRC32", "CRC32C", "SHA1", "SHA256", "CRC64NVME"})
    void complete_withAWrongChecksumOfAPart_findsNoSuchPart(String algorithm) {
        String id = begin("x-amz-checksum-algorithm", algorithm);
        Response part = part(id, 1, CONTENT);
        Response refused = complete(id, part, "<Checksum%1$s>%2$s</Checksum%1$s>".formatted(algorithm, OTHER));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(S3Fixture.text(refused)).contains("<Code>InvalidPart</Code>");
    }

    @Test
    void complete_ofACompositeChecksum_needsThoseOfTheParts() {
        String id = begin("x-amz-checksum-algorithm", "SHA1");
        Response refused = complete(id, part(id, 1, CONTENT), "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(S3Fixture.text(refused)).contains("<Code>InvalidRequest</Code>", "missing for part 1");
    }

    @Test
    void part_withAWrongChecksum_orOneOfAnotherAlgorithm_isRefused() {
        String id = begin("x-amz-checksum-algorithm", "SHA256");
        Response wrong = part(id, 1, CONTENT, "x-amz-checksum-sha256", OTHER);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(S3Fixture.text(wrong)).contains("<Code>BadDigest</Code>");
        Response other = part(id, 1, CONTENT, "x-amz-checksum-crc32", base64("crc32", CONTENT));
        assertThat(other.status()).isEqualTo(400);
        assertThat(S3Fixture.text(other)).contains("<Code>InvalidRequest</Code>", "SHA256", "crc32");
    }

    @ParameterizedTest
    @CsvSource({"SHA256, FULL_OBJECT", "CRC64NVME, COMPOSITE", "MD4, COMPOSITE"})
    void begin_withWhatS3DoesNotCalculate_isRefused(String algorithm, String type) {
        Response refused = call(
                "POST", "uploads", new byte[0], "x-amz-checksum-algorithm", algorithm, "x-amz-checksum-type", type);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(S3Fixture.text(refused)).contains("<Code>InvalidRequest</Code>");
    }

    @Test
    void parts_ofMoreThanTheBound_areRefused_andTheUploadGoesOn() {
        String id = begin();
        Response first = part(id, 1, new byte[900]);
        assertThat(first.status()).isEqualTo(200);
        Response refused = part(id, 2, new byte[101]);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(S3Fixture.text(refused))
                .contains("<Code>EntityTooLarge</Code>", "<MaxSizeAllowed>1000</MaxSizeAllowed>");
        assertThat(part(id, 1, new byte[1_000]).status()).isEqualTo(200);
        assertThat(part(id, 1, new byte[1_001]).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<CompleteMultipartUpload/>",
                "<Other><Part><PartNumber>1</PartNumber><ETag>e</ETag></Part></Other>",
                "<CompleteMultipartUpload><Part><Part><PartNumber>1</PartNumber></Part></Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><Tag>e</Tag></Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload><Part><ETag>e</ETag><ETag>f</ETag></Part></CompleteMultipartUpload>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><CompleteMultipartUpload><Part><ETag>&b;</ETag></Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload>"
            })
    void complete_withAnotherBody_isMalformed(String body) {
        assertThat(S3Fixture.text(call("POST", "uploadId=" + begin(), body.getBytes(StandardCharsets.UTF_8))))
                .contains("<Code>MalformedXML</Code>");
    }

    @Test
    void complete_withABodyThatNestsOrRepeatsWithoutEnd_isRefusedInABlink() {
        String id = begin();
        Response part = part(id, 1, CONTENT);
        String etag = part.headers().first("ETag").orElseThrow();
        String one = "<Part><PartNumber>1</PartNumber><ETag>" + etag + "</ETag></Part>";
        Map<String, String> bodies = Map.of(
                "<Part>".repeat(1_000_000),
                "MalformedXML",
                "<Part><ETag>" + "<b>".repeat(1_000_000),
                "MalformedXML",
                one + "<Part><PartNumber>2</PartNumber></Part>".repeat(10_000),
                "MalformedXML",
                one.repeat(10_000),
                "InvalidPartOrder",
                " ".repeat(CompletedParts.MOST_BYTES) + one,
                "MalformedXML");
        bodies.forEach((parts, code) -> {
            byte[] body = ("<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>")
                    .getBytes(StandardCharsets.UTF_8);
            Response refused = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> call("POST", "uploadId=" + id, body));
            assertThat(S3Fixture.text(refused)).contains("<Code>" + code + "</Code>");
        });
    }

    @Test
    void complete_withAChecksumOfAPartThatIsNotRun_namesIt() {
        String id = begin();
        Response refused = complete(id, part(id, 1, CONTENT), "<ChecksumXXHASH64>x</ChecksumXXHASH64>");
        assertThat(S3Fixture.text(refused)).contains("<Code>NotImplemented</Code>", "ChecksumXXHASH64");
    }

    private String begin(String... headers) {
        String answer = S3Fixture.text(call("POST", "uploads", new byte[0], headers));
        return answer.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
    }

    private Response part(String id, int number, byte[] content, String... headers) {
        return call("PUT", "partNumber=" + number + "&uploadId=" + id, content, headers);
    }

    private Response complete(String id, Response part, String checksum, String... headers) {
        String body = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
                + part.headers().first("ETag").orElseThrow() + "</ETag>" + checksum
                + "</Part></CompleteMultipartUpload>";
        return call("POST", "uploadId=" + id, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Response call(String method, String query, byte[] body, String... headers) {
        return api.respond(new Request(method, "/site/object", query, Headers.of(headers), body));
    }

    private static String base64(String algorithm, byte[] content) {
        return Base64.getEncoder().encodeToString(Checksums.of(algorithm, content));
    }
}
