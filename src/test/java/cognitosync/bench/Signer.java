package cognitosync.bench;

import java.net.URI;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with AWS's own signer and gives the request as it goes over the wire. */
record Signer(int port, String region) {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    byte[] sign(Person person, String method, String path, String body) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .uri(URI.create("http://localhost:" + port + path))
                .method(SdkHttpMethod.fromValue(method));
        if (!body.isEmpty()) {
            unsigned.putHeader("Content-Type", "application/json");
        }
        AwsSessionCredentialsIdentity credentials = person.credentials();
        SdkHttpRequest signed = SIGNER.sign(signing -> signing.identity(credentials)
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-sync")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        signed.forEachHeader((name, values) -> values.forEach(
                value -> head.append(name).append(": ").append(value).append("\r\n")));
        return Wire.bytes(head, body);
    }
}
