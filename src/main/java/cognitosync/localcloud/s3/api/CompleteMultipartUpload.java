package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.CompletedParts;
import cognitosync.localcloud.s3.bucket.MultipartUploads;
import cognitosync.localcloud.s3.bucket.PartsChecksum;
import cognitosync.localcloud.s3.object.Checksums;
import cognitosync.localcloud.s3.object.ObjectHeaders;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Completes a multipart upload: creates the object from its parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html">CompleteMultipartUpload</a>
 */
public record CompleteMultipartUpload(MultipartUploads uploads, BucketObjects objects) implements S3Operation {
    private static final int SMALLEST_PART = 5 * 1024 * 1024;

    private static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "?uploadId", "x-amz-checksum-type", "x-amz-mp-object-size")
            .and(SharedMembers.CHECKSUMS)
            .and(SharedMembers.CALLERS_KEY)
            .and(SharedMembers.CONDITIONS)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public String action() {
        return "PutObject";
    }

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        String id = call.required("uploadId");
        MultipartUploads.Upload upload = uploads.upload(call.bucket(), call.key(), id);
        Headers given = call.request().headers();
        List<CompletedParts.Entry> entries = CompletedParts.parse(call.request().body());
        Map<Integer, MultipartUploads.Part> arrived = uploads.parts(id).stream()
                .collect(Collectors.toMap(MultipartUploads.Part::number, Function.identity()));
        // Checked before any part is read: a part that is listed twice would be processed twice.
        requireAscending(entries);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        List<MultipartUploads.Part> parts =
                entries.stream().map(entry -> part(entry, arrived)).toList();
        upload.checksum().filter(PartsChecksum::isComposite).ifPresent(checksum -> requireEach(checksum, entries));
        for (int i = 0; i < parts.size(); i++) {
            MultipartUploads.Part part = parts.get(i);
            if (i < parts.size() - 1 && part.bytes().length < SMALLEST_PART) {
                throw refused("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
            content.writeBytes(part.bytes());
            digests.writeBytes(Checksums.digest("MD5", part.bytes()));
        }
        // Not the digest of the content: the digest of the parts' digests, and how many they are.
        String etag = '"'
                + HexFormat.of().formatHex(Checksums.digest("MD5", digests.toByteArray())) + "-" + entries.size()
                + '"';
        requireSize(given, content.size());
        Optional<String> checksum = upload.checksum()
                .map(known -> known.verify(
                        given, parts.stream().map(MultipartUploads.Part::bytes).toList(), content.toByteArray()));
        requireNoOther(given, upload.checksum());
        SortedMap<String, String> kept = new TreeMap<>(upload.headers());
        upload.checksum().ifPresent(known -> {
            kept.put(known.header(), checksum.orElseThrow());
            kept.put(Checksums.TYPE, known.type());
        });
        String bucket = call.bucket().name();
        objects.put(bucket, new BucketObjects.Upload(call.key(), content.toByteArray(), kept), etag);
        uploads.end(id);
        return ObjectHeaders.encrypted(S3Operation.xml("CompleteMultipartUploadResult", xml -> {
            xml.text("Bucket", bucket).text("Key", call.key()).text("ETag", etag);
            upload.checksum()
                    .ifPresent(known -> xml.text(known.member(), checksum).text("ChecksumType", known.type()));
        }));
    }

    // A checksum that could not be compared must not look as if it had been.
    private static void requireNoOther(Headers given, Optional<PartsChecksum> checksum) {
        String own = checksum.map(PartsChecksum::header).orElse("");
        given.names().stream()
                .filter(name -> name.startsWith(Checksums.PREFIX) && !name.equals(own) && !name.equals(Checksums.TYPE))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(
                            "InvalidRequest",
                            "Checksum Type mismatch occurred, expected checksum Type: "
                                    + checksum.map(PartsChecksum::algorithm).orElse("null") + ", actual checksum Type: "
                                    + name.substring(Checksums.PREFIX.length()));
                });
    }

    // A checksum over checksums says nothing unless the client knows those of the parts, too.
    private static void requireEach(PartsChecksum checksum, List<CompletedParts.Entry> entries) {
        entries.stream()
                .filter(entry -> !entry.checksums().containsKey(checksum.algorithm()))
                .findFirst()
                .ifPresent(entry -> {
                    throw refused(
                            "InvalidRequest",
                            "The upload was created using a " + checksum.algorithm() + " checksum. The complete request"
                                    + " must include the checksum for each part; it was missing for part "
                                    + entry.number() + ".");
                });
    }

    private static void requireSize(Headers headers, long size) {
        headers.first("x-amz-mp-object-size")
                .filter(given -> !given.equals(Long.toString(size)))
                .ifPresent(given -> {
                    throw refused(
                            "InvalidRequest",
                            "The x-amz-mp-object-size " + given + " does not match what was computed: " + size + ".");
                });
    }

    private static void requireAscending(List<CompletedParts.Entry> entries) {
        int last = -1;
        for (CompletedParts.Entry entry : entries) {
            int number = number(entry);
            if (number <= last) {
                throw refused("InvalidPartOrder", "The list of parts was not in ascending order.");
            }
            last = number;
        }
    }

    private static int number(CompletedParts.Entry entry) {
        if (!entry.number().matches("\\d{1,5}")) {
            throw unknownPart();
        }
        return Integer.parseInt(entry.number());
    }

    private static MultipartUploads.Part part(CompletedParts.Entry entry, Map<Integer, MultipartUploads.Part> arrived) {
        MultipartUploads.Part part = arrived.get(number(entry));
        if (part == null || !part.etag().equals(entry.etag()) || !hasChecksums(entry, part)) {
            throw unknownPart();
        }
        return part;
    }

    private static S3Exception unknownPart() {
        return refused(
                "InvalidPart",
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }

    private static boolean hasChecksums(CompletedParts.Entry entry, MultipartUploads.Part part) {
        return entry.checksums().entrySet().stream().allMatch(checksum -> Base64.getEncoder()
                .encodeToString(Checksums.of(checksum.getKey().toLowerCase(Locale.ROOT), part.bytes()))
                .equals(checksum.getValue()));
    }

    private static S3Exception refused(String code, String message) {
        return new S3Exception(new S3Error(400, code, message, Map.of()));
    }
}
