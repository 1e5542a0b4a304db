package cognitosync.device.remote.appsync;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Signs requests to an API with Signature Version 4.
 *
 * @param credentials of the caller, renewed when they expire
 * @param region of the API
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html">Authorization by IAM</a>
 */
record RequestSigner(AwsCredentialsProvider credentials, String region) {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /**
     * A signed POST.
     *
     * @param at by the service's clock
     */
    SignedRequest post(URI address, Map<String, String> headers, String body, Instant at) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().uri(address).method(SdkHttpMethod.POST);
        headers.forEach(request::putHeader);
        return SIGNER.sign(signing -> signing.identity(credentials.resolveCredentials())
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "appsync")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)));
    }
}
