package cognitosync.durability;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Writes requests to Cognito Sync, signed by AWS's own signer, so that what is wrong with them is not the signature. */
record SignedRequests(int port, String region, AwsCredentials credentials) {

    String of(String method, String pathAndQuery, String body) {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .uri(URI.create("http://localhost:" + port + pathAndQuery))
                .method(SdkHttpMethod.fromValue(method))
                .putHeader("Content-Type", "application/json")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.ISO_8859_1)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-sync")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        StringBuilder text = new StringBuilder(method + " " + pathAndQuery + " HTTP/1.1\r\nConnection: close\r\n");
        signed.forEachHeader((name, values) -> values.forEach(
                value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
