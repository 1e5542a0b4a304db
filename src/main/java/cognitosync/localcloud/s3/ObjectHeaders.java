package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Headers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which headers of an upload belong to the object from then on.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Object metadata</a>
 */
final class ObjectHeaders {
    private static final String ENCODING = "content-encoding";
    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final Set<String> SYSTEM =
            Set.of("cache-control", "content-disposition", ENCODING, "content-language", "content-type", "expires");

    private ObjectHeaders() {}

    static SortedMap<String, String> of(Headers request) {
        String encryption = request.first(ENCRYPTION).orElse("AES256");
        if (!encryption.equals("AES256")) {
            throw new S3Exception(new S3Error(
                    400,
                    "NotImplemented",
                    "The encryption " + encryption + " is not run by the local cloud, only AES256 is.",
                    Map.of()));
        }
        SortedMap<String, String> headers = new TreeMap<>();
        request.fields().forEach(field -> {
            String name = field.name().toLowerCase(Locale.ROOT);
            String value = name.equals(ENCODING) ? withoutChunks(field.value()) : field.value();
            if ((SYSTEM.contains(name) && !value.isEmpty()) || name.startsWith("x-amz-meta-")) {
                headers.put(name, value);
            }
        });
        headers.putIfAbsent("content-type", "binary/octet-stream");
        return headers;
    }

    // How it travelled is no matter of the object.
    private static String withoutChunks(String encodings) {
        return Arrays.stream(encodings.split(",", -1))
                .map(String::strip)
                .filter(encoding -> !encoding.equalsIgnoreCase("aws-chunked"))
                .collect(Collectors.joining(","));
    }
}
