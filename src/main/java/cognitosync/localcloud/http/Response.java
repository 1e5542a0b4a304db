package cognitosync.localcloud.http;

import java.nio.charset.StandardCharsets;

/**
 * One HTTP response.
 *
 * @param status status code
 * @param headers fields; Date and Content-Length are added by the server
 * @param body bytes as they leave
 */
public record Response(int status, Headers headers, byte[] body) {

    /** A body of the given type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Headers.of("Content-Type", contentType), body);
    }

    /** Text of the given type; the type names its charset where it has one. */
    public static Response of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A page. */
    public static Response html(int status, String html) {
        return of(status, "text/html; charset=utf-8", html);
    }

    /** No body. */
    public static Response empty(int status) {
        return new Response(status, Headers.NONE, new byte[0]);
    }

    /** See Other (303): the client goes there with GET. */
    public static Response seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /** Found (302), as Cognito answers on its OAuth endpoints. */
    public static Response found(String location) {
        return empty(302).with("Location", location);
    }

    /** With this header field, replacing those of the same name. */
    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /** With one more header field, such as a second Set-Cookie. */
    public Response and(String name, String value) {
        return new Response(status, headers.and(name, value), body);
    }

    /** Status only: headers and bodies may hold secrets. */
    @Override
    public String toString() {
        return "response " + status;
    }
}
