package cognitosync.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * A request to the byte.
 *
 * @param path with its percent-encoding
 * @param headers besides Host, Content-Length and those of the signature
 * @param body absent: neither body nor Content-Length
 */
record RawRequest(String method, String path, Map<String, String> headers, Optional<String> body) {

    static RawRequest get(String path) {
        return new RawRequest("GET", path, Map.of(), Optional.empty());
    }

    static RawRequest delete(String path) {
        return new RawRequest("DELETE", path, Map.of(), Optional.empty());
    }

    static RawRequest post(String path) {
        return new RawRequest("POST", path, Map.of(), Optional.empty());
    }

    RawRequest with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new RawRequest(method, path, all, body);
    }

    RawRequest carrying(String newBody) {
        return new RawRequest(method, path, headers, Optional.of(newBody));
    }

    RawRequest signed(URI endpoint, AwsCredentials credentials) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .protocol(endpoint.getScheme())
                .host(endpoint.getHost())
                .port(endpoint.getPort())
                .encodedPath(path)
                .method(SdkHttpMethod.fromValue(method));
        headers.forEach(unsigned::putHeader);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromUtf8String(body.orElse("")))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-sync")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, CloudUnderTest.REGION))
                .request();
        Map<String, String> all = new LinkedHashMap<>();
        signed.forEachHeader((name, values) -> all.put(name, String.join(",", values)));
        all.remove("Host");
        return new RawRequest(method, path, all, body);
    }

    byte[] bytes(String host) {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        body.ifPresent(
                content -> text.append("Content-Length: " + content.getBytes(StandardCharsets.UTF_8).length + "\r\n"));
        text.append("Connection: close\r\n\r\n").append(body.orElse(""));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
