package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs with AWS's own signer and gives the request as the server reads it. */
public final class SdkSigner {
    private String method = "GET";
    private String address = "http://localhost:4566/identitypools";
    private String body = "";
    private Map<String, String> headers = Map.of();
    private String service = "cognito-sync";
    private String region = "eu-west-1";
    private Instant at = Instant.parse("2026-11-22T18:35:00Z");
    private AwsCredentialsIdentity credentials;
    private Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more = signing -> {};

    public SdkSigner(String id, String secret) {
        credentials = AwsCredentialsIdentity.create(id, secret);
    }

    public SdkSigner(String id, String secret, String sessionToken) {
        credentials = AwsSessionCredentialsIdentity.create(id, secret, sessionToken);
    }

    public SdkSigner post(String text) {
        method = "POST";
        body = text;
        return this;
    }

    public SdkSigner to(String newAddress) {
        address = newAddress;
        return this;
    }

    public SdkSigner with(Map<String, String> newHeaders) {
        headers = newHeaders;
        return this;
    }

    public SdkSigner at(Instant instant) {
        at = instant;
        return this;
    }

    public SdkSigner scope(String newRegion, String newService) {
        region = newRegion;
        service = newService;
        return this;
    }

    SdkSigner presigned(Duration validity) {
        // As the presigner of S3 does: its addresses never cover a body. The signer heeds it with HTTPS only.
        more = signing -> signing.putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, !service.equals("s3"))
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, validity);
        return this;
    }

    public Request sign() {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().uri(URI.create(address)).method(SdkHttpMethod.fromValue(method));
        headers.forEach(unsigned::putHeader);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> {
                    signing.identity(credentials)
                            .request(unsigned.build())
                            .payload(ContentStreamProvider.fromUtf8String(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
                    if (service.equals("s3")) {
                        signing.putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
                    }
                    more.accept(signing);
                })
                .request();
        return request(signed, body);
    }

    private static Request request(SdkHttpRequest signed, String body) {
        List<Headers.Field> fields = new ArrayList<>();
        signed.forEachHeader((name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        return new Request(
                signed.method().name(),
                signed.encodedPath(),
                signed.encodedQueryParameters().orElse(""),
                new Headers(fields),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
