package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects in parts with the checksums of AWS SDK for Java v2; and what is not run is refused. */
class MultipartUploadIT {
    private static final int PART = 5 * 1024 * 1024;

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    private static S3Client s3;
    private static String bucket;
    private static String account;

    @BeforeAll
    static void start() {
        cloud = TestCloud.empty(folder);
        Map<String, String> outputs = cloud.outputs().get("LocalCloud");
        account = outputs.get("AccountId");
        bucket = "cdk-hnb659fds-assets-" + account + "-eu-west-1";
        s3 = S3Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(outputs.get("ApiEndpoint")))
                .forcePathStyle(true)
                .credentialsProvider(TestCloud.developer(cloud))
                .build();
    }

    @Test
    void deletingManyObjects_isRefusedByItsName() {
        assertThatThrownBy(() -> s3.deleteObjects(b -> b.bucket(bucket)
                        .delete(d ->
                                d.objects(ObjectIdentifier.builder().key("one").build()))))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("POST BUCKET?delete of S3 is not supported by the local cloud");
    }

    @Test
    void renamingAnObject_isRefusedByItsName_andLeavesBoth() {
        s3.putObject(b -> b.bucket(bucket).key("victim"), RequestBody.fromString("victim"));
        assertThatThrownBy(() ->
                        s3.renameObject(b -> b.bucket(bucket).key("victim").renameSource(bucket + "/source")))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("PUT OBJECT?renameObject of S3 is not supported by the local cloud");
        assertThat(s3.getObjectAsBytes(b -> b.bucket(bucket).key("victim")).asUtf8String())
                .isEqualTo("victim");
    }

    @Test
    void deleting_forTheBucketOfAnotherAccount_isDenied_andDeletesNothing() {
        s3.putObject(b -> b.bucket(bucket).key("kept"), RequestBody.fromString("kept"));
        assertThatThrownBy(
                        () -> s3.deleteObject(b -> b.bucket(bucket).key("kept").expectedBucketOwner("999999999999")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(403);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                });
        assertThat(s3.headObject(b -> b.bucket(bucket).key("kept").expectedBucketOwner(account))
                        .serverSideEncryptionAsString())
                .isEqualTo("AES256");
    }

    @Test
    void putting_withAnAcl_isRefusedAsS3Does_butNotWithTheOneThatItTakes() {
        assertThatThrownBy(() -> s3.putObject(
                        b -> b.bucket(bucket).key("acl").acl(ObjectCannedACL.PUBLIC_READ), RequestBody.fromString("a")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessControlListNotSupported"));
        s3.putObject(
                b -> b.bucket(bucket).key("acl").acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL),
                RequestBody.fromString("a"));
        PutObjectResponse put = s3.putObject(
                b -> b.bucket(bucket).key("acl").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("b"));
        assertThat(s3.headObject(b -> b.bucket(bucket).key("acl").checksumMode(ChecksumMode.ENABLED))
                        .checksumSHA256())
                .isNotEmpty()
                .isEqualTo(put.checksumSHA256());
    }

    // The others need a native library beside the SDK.
    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "SHA1", "SHA256"})
    void object_withAChecksumOfItsParts_isWhole(ChecksumAlgorithm algorithm) {
        byte[] large = new byte[PART];
        new Random(1).nextBytes(large);
        String id = s3.createMultipartUpload(b -> b.bucket(bucket).key("parts").checksumAlgorithm(algorithm))
                .uploadId();
        CompletedPart one = part(id, 1, large, algorithm);
        CompletedPart two = part(id, 2, new byte[] {1, 2, 3}, algorithm);
        CompleteMultipartUploadResponse done = s3.completeMultipartUpload(
                b -> b.bucket(bucket).key("parts").uploadId(id).multipartUpload(upload -> upload.parts(one, two)));
        assertThat(done.checksumTypeAsString()).isEqualTo("COMPOSITE");
        assertThat(sum(algorithm, done.checksumCRC32(), done.checksumSHA1(), done.checksumSHA256()))
                .endsWith("-2");
        assertThat(s3.getObjectAsBytes(b -> b.bucket(bucket).key("parts")).asByteArray())
                .hasSize(PART + 3)
                .startsWith(large);
    }

    private static CompletedPart part(String id, int number, byte[] content, ChecksumAlgorithm algorithm) {
        UploadPartResponse part = s3.uploadPart(
                b -> b.bucket(bucket)
                        .key("parts")
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(algorithm),
                RequestBody.fromBytes(content));
        assertThat(sum(algorithm, part.checksumCRC32(), part.checksumSHA1(), part.checksumSHA256()))
                .isNotEmpty();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .checksumSHA1(part.checksumSHA1())
                .checksumSHA256(part.checksumSHA256())
                .build();
    }

    private static String sum(ChecksumAlgorithm algorithm, String crc32, String sha1, String sha256) {
        return algorithm == ChecksumAlgorithm.CRC32 ? crc32 : algorithm == ChecksumAlgorithm.SHA1 ? sha1 : sha256;
    }
}
