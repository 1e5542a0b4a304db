package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.s3.api.RequestMembers.Refusal;
import cognitosync.localcloud.s3.bucket.BucketOwner;
import cognitosync.localcloud.s3.object.Checksums;
import cognitosync.localcloud.s3.object.ObjectHeaders;
import cognitosync.localcloud.s3.object.S3Error;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Members that several operations have, and how they are refused. */
final class SharedMembers {
    private static final Set<String> STORAGE_CLASSES = Set.of(
            "DEEP_ARCHIVE",
            "EXPRESS_ONEZONE",
            "FSX_ONTAP",
            "FSX_OPENZFS",
            "GLACIER",
            "GLACIER_IR",
            "INTELLIGENT_TIERING",
            "ONEZONE_IA",
            "OUTPOSTS",
            "REDUCED_REDUNDANCY",
            "SNOW",
            "STANDARD_IA");
    private static final Set<String> ENCRYPTIONS = Set.of("aws:backup", "aws:fsx", "aws:kms", "aws:kms:dsse");

    private SharedMembers() {}

    /** S3 supports it, the local cloud does not. */
    static final Refusal NOT_RUN = (name, value) -> Optional.of(
            S3Error.notImplemented(name.startsWith("?") ? "The parameter " + name.substring(1) : "The header " + name));

    /** S3 supports it in directory buckets only, or nowhere; the message is S3's. */
    static final Refusal NOT_IN_S3 = (name, value) -> Optional.of(new S3Error(
            501,
            "NotImplemented",
            "A header you provided implies functionality that is not implemented",
            Map.of("Header", name)));

    /** Of every operation. {@link BucketOwner} looks at the first two. */
    static final RequestMembers EVERYWHERE = RequestMembers.honouring(
                    "x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner")
            .ignoring("no bucket here lets those pay who read it", "x-amz-request-payer")
            .ignoring("it says what the client could also read, and obliges no answer to be so", "x-amz-te")
            // The AWS SDK for Java sends one with GetObject.
            .ignoring(
                    "it is over the body, which only uploads have",
                    Checksums.ALGORITHM_OF_SDK,
                    "x-amz-checksum-crc32",
                    "x-amz-checksum-crc32c",
                    "x-amz-checksum-crc64nvme",
                    "x-amz-checksum-sha1",
                    "x-amz-checksum-sha256");

    /** Conditions under which something is written. */
    static final RequestMembers CONDITIONS = RequestMembers.honouring()
            .refusing(NOT_RUN, "if-match", "if-none-match", "if-modified-since", "if-unmodified-since");

    /** Keys of the caller, by which an object would be encrypted. */
    static final RequestMembers CALLERS_KEY = callersKey(NOT_RUN);

    /** Keys of the caller for reading an object that was encrypted without them. */
    static final RequestMembers CALLERS_KEY_OF_OTHERS =
            callersKey(always("InvalidRequest", "The encryption parameters are not applicable to this object."));

    /** Checksums of what is sent. */
    static final RequestMembers CHECKSUMS = RequestMembers.honouring(
                    "x-amz-checksum-crc32",
                    "x-amz-checksum-crc32c",
                    "x-amz-checksum-crc64nvme",
                    "x-amz-checksum-sha1",
                    "x-amz-checksum-sha256")
            .refusing(
                    NOT_RUN,
                    "x-amz-checksum-sha512",
                    "x-amz-checksum-md5",
                    "x-amz-checksum-xxhash64",
                    "x-amz-checksum-xxhash3",
                    "x-amz-checksum-xxhash128");

    /** Properties of a new object. */
    static final RequestMembers OBJECT = RequestMembers.honouring(
                    "cache-control",
                    "content-disposition",
                    "content-encoding",
                    "content-language",
                    "content-type",
                    "expires",
                    "x-amz-meta-")
            .refusing(
                    unless(
                            Set.of("bucket-owner-full-control"),
                            always("AccessControlListNotSupported", "The bucket does not allow ACLs")),
                    "x-amz-acl")
            .refusing(
                    always("AccessControlListNotSupported", "The bucket does not allow ACLs"),
                    "x-amz-grant-full-control",
                    "x-amz-grant-read",
                    "x-amz-grant-read-acp",
                    "x-amz-grant-write",
                    "x-amz-grant-write-acp")
            .refusing(
                    oneOf(
                            "STANDARD",
                            STORAGE_CLASSES,
                            always("InvalidStorageClass", "The storage class you specified is not valid")),
                    "x-amz-storage-class")
            .refusing(
                    oneOf(
                            ObjectHeaders.AES256,
                            ENCRYPTIONS,
                            always("InvalidArgument", "The encryption method specified is not supported")),
                    ObjectHeaders.ENCRYPTION)
            .refusing(
                    always(
                            "InvalidArgument",
                            "Server Side Encryption with AWS KMS managed key requires HTTP header"
                                    + " x-amz-server-side-encryption : aws:kms"),
                    "x-amz-server-side-encryption-aws-kms-key-id",
                    "x-amz-server-side-encryption-context")
            .refusing(unless(Set.of("false"), NOT_RUN), "x-amz-server-side-encryption-bucket-key-enabled")
            .refusing(
                    always("InvalidRequest", "Bucket is missing ObjectLockConfiguration"),
                    "x-amz-object-lock-mode",
                    "x-amz-object-lock-retain-until-date",
                    "x-amz-object-lock-legal-hold")
            .refusing(NOT_RUN, "x-amz-tagging", "x-amz-website-redirect-location")
            .and(CALLERS_KEY)
            .and(CONDITIONS);

    static Refusal always(String code, String message) {
        return (name, value) -> Optional.of(new S3Error(400, code, message, Map.of()));
    }

    static Refusal unless(Set<String> values, Refusal otherwise) {
        return (name, value) -> values.contains(value) ? Optional.empty() : otherwise.of(name, value);
    }

    private static Refusal oneOf(String run, Set<String> notRun, Refusal otherwise) {
        return (name, value) -> value.equals(run)
                ? Optional.empty()
                : notRun.contains(value)
                        ? Optional.of(S3Error.notImplemented("The value " + value + " of the header " + name))
                        : otherwise.of(name, value);
    }

    private static RequestMembers callersKey(Refusal refusal) {
        String prefix = "x-amz-server-side-encryption-customer-";
        return RequestMembers.honouring().refusing(refusal, prefix + "algorithm", prefix + "key", prefix + "key-md5");
    }
}
