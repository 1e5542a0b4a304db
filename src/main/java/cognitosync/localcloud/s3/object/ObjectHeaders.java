package cognitosync.localcloud.s3.object;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which headers of an upload belong to the object from then on.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">Object metadata</a>
 */
public final class ObjectHeaders {
    private static final String ENCODING = "content-encoding";
    public static final String ENCRYPTION = "x-amz-server-side-encryption";
    /** Every object is encrypted so, as in every bucket since January 2023. */
    public static final String AES256 = "AES256";

    static final String META = "x-amz-meta-";
    private static final Set<String> SYSTEM =
            Set.of("cache-control", "content-disposition", ENCODING, "content-language", "content-type", "expires");

    private ObjectHeaders() {}

    public static SortedMap<String, String> of(Headers request) {
        SortedMap<String, String> headers = new TreeMap<>();
        request.fields().forEach(field -> {
            String name = field.name().toLowerCase(Locale.ROOT);
            String value = name.equals(ENCODING) ? withoutChunks(field.value()) : field.value();
            if (SYSTEM.contains(name) && !value.isEmpty()) {
                headers.put(name, value);
            } else if (name.startsWith(META)) {
                headers.merge(name, value, (first, next) -> first + "," + next);
            }
        });
        ObjectLimits.requireMetadata(headers);
        headers.putIfAbsent("content-type", "binary/octet-stream");
        return headers;
    }

    public static Response encrypted(Response response) {
        return response.with(ENCRYPTION, AES256);
    }

    // The transfer encoding is not part of the object.
    private static String withoutChunks(String encodings) {
        return Arrays.stream(encodings.split(",", -1))
                .map(String::strip)
                .filter(encoding -> !encoding.equalsIgnoreCase("aws-chunked"))
                .collect(Collectors.joining(","));
    }
}
