package cognitosync.localcloud.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request, read to its end. Path and query stay as they were on the wire, because signatures cover those bytes.
 *
 * @param method upper case
 * @param rawPath percent-encoded, starts with a slash
 * @param rawQuery percent-encoded without the question mark, empty when there is none
 * @param headers the fields as sent
 * @param body the whole body, empty when there is none
 */
public record Request(String method, String rawPath, String rawQuery, Headers headers, byte[] body) {

    /** Rejects {@code null}. */
    public Request {
        rawQuery = rawQuery == null ? "" : rawQuery;
    }

    /** The request with this body. */
    public Request with(byte[] newBody) {
        return new Request(method, rawPath, rawQuery, headers, newBody);
    }

    /** The decoded path. */
    public String path() {
        return PercentEncoding.decode(rawPath);
    }

    /** The segments of the path, each decoded after splitting, so that an encoded slash stays inside its segment. */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String segment : rawPath.substring(1).split("/", -1)) {
            segments.add(PercentEncoding.decode(segment));
        }
        return segments;
    }

    /** The decoded query parameters, in order; a repeated one keeps every value. */
    public Map<String, List<String>> query() {
        return FormEncoding.decode(rawQuery, false);
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).map(values -> values.get(0));
    }

    /** The fields of a body of type {@code application/x-www-form-urlencoded}; empty for any other type. */
    public Map<String, List<String>> form() {
        boolean isForm = headers.first("Content-Type")
                .map(type -> type.split(";", 2)[0].trim().equalsIgnoreCase("application/x-www-form-urlencoded"))
                .orElse(false);
        return isForm ? FormEncoding.decode(new String(body, StandardCharsets.UTF_8), true) : Map.of();
    }

    /** The first value of a form field. */
    public Optional<String> form(String name) {
        return Optional.ofNullable(form().get(name)).map(values -> values.get(0));
    }

    /** The cookies sent, the first of each name (RFC 6265, section 5.4). */
    public Map<String, String> cookies() {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String header : headers.all("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String cookie = pair.trim();
                int equals = cookie.indexOf('=');
                if (equals > 0) {
                    cookies.putIfAbsent(
                            cookie.substring(0, equals).trim(),
                            cookie.substring(equals + 1).trim());
                }
            }
        }
        return cookies;
    }

    /** Method and path only: queries, headers and bodies may hold secrets. */
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
