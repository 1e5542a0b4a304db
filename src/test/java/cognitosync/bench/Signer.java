package cognitosync.bench;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with AWS's own signer and gives the request as it goes over the wire. */
record Signer(int port, String region) {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /** A request to Cognito Sync. */
    byte[] sync(Person person, String method, String path, String body) {
        Map<String, String> headers = body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json");
        return sign(person, "cognito-sync", method, path, headers, body);
    }

    /** A request to DynamoDB. */
    byte[] dynamoDb(Person person, String operation, String body) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "DynamoDB_20120810." + operation);
        return sign(person, "dynamodb", "POST", "/", headers, body);
    }

    /** A request to a GraphQL API. */
    byte[] appSync(Person person, String path, String body) {
        return sign(person, "appsync", "POST", path, Map.of("Content-Type", "application/json"), body);
    }

    private byte[] sign(
            Person person, String service, String method, String path, Map<String, String> headers, String body) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .uri(URI.create("http://localhost:" + port + path))
                .method(SdkHttpMethod.fromValue(method));
        headers.forEach(unsigned::putHeader);
        AwsSessionCredentialsIdentity credentials = person.credentials();
        SdkHttpRequest signed = SIGNER.sign(signing -> signing.identity(credentials)
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        signed.forEachHeader((name, values) -> values.forEach(
                value -> head.append(name).append(": ").append(value).append("\r\n")));
        return Wire.bytes(head, body);
    }
}
