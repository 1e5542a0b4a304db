package cognitosync.localcloud.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins("eu-west-1", 4566, new Origins.Hosts() {
        @Override
        public Origins.Pair ofBucket(String name, Optional<String> asking) {
            return name.equals("of-others") ? new Origins.Pair(9080, 9081) : new Origins.Pair(8080, 8081);
        }

        @Override
        public Origins.Pair ofDomain(String prefix, Optional<String> asking) {
            return ofBucket(prefix, asking);
        }
    });

    @ParameterizedTest
    @CsvSource({
        "http://site-1.s3-website-eu-west-1.amazonaws.com, http://127.0.0.1:8080",
        "http://site-1.s3-website.eu-west-1.amazonaws.com/a, http://127.0.0.1:8080/a",
        "https://site-1.s3.eu-west-1.amazonaws.com/index.html?sign-in, http://localhost:8080/index.html?sign-in",
        "https://colour-1.auth.eu-west-1.amazoncognito.com/login, http://localhost:8081/login",
        "http://of-others.s3-website-eu-west-1.amazonaws.com, http://127.0.0.1:9080",
        "https://of-others.s3.eu-west-1.amazonaws.com/a, http://localhost:9080/a",
        "https://of-others.auth.eu-west-1.amazoncognito.com/login, http://localhost:9081/login",
        "https://cognito-sync.eu-west-1.amazonaws.com, http://localhost:4566",
        "https://abc2.appsync-api.eu-west-1.amazonaws.com/graphql, http://localhost:4566/appsync-api/abc2/graphql",
        "wss://abc2.appsync-realtime-api.eu-west-1.amazonaws.com/graphql,"
                + " ws://localhost:4566/appsync-realtime-api/abc2/graphql",
        "https://cognito-identity.eu-west-1.amazonaws.com/, http://localhost:4566/",
    })
    void toLocal_ofAnAwsAddress_isThisMachines(String aws, String local) {
        assertThat(origins.toLocal(aws)).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI",
        "https://cognito-sync.us-east-1.amazonaws.com",
        "https://cognito-sync.eu-west-1.amazonaws.com.example.org",
        "https://cognito-sync.eu-west-1.amazonaws.community",
        "https://sns.eu-west-1.amazonaws.com",
        "http://cognito-sync.eu-west-1.amazonaws.com",
    })
    void toLocal_ofAnythingElse_leavesItAlone(String text) {
        assertThat(origins.toLocal(text)).isEqualTo(text);
    }

    @Test
    void toLocal_ofAPolicyWithSeveralAddresses_translatesEach() {
        assertThat(
                        origins.toLocal(
                                "connect-src 'self' https://p.auth.eu-west-1.amazoncognito.com https://cognito-sync.eu-west-1.amazonaws.com;"))
                .isEqualTo("connect-src 'self' http://localhost:8081 http://localhost:4566;");
    }
}
