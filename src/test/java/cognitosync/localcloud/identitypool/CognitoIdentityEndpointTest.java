package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.store.StoreException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CognitoIdentityEndpointTest {
    /** An operation over a database that cannot be read. */
    private static final class Failing implements Operation {
        @Override
        public String name() {
            return "GetId";
        }

        @Override
        public ObjectNode answer(ObjectNode input) {
            throw new StoreException("Reading a secret place failed");
        }
    }

    @Test
    void aFailingStore_isAnInternalError_thatTellsNothing() {
        Response response = new CognitoIdentityEndpoint(List.of(new Failing()))
                .respond(new Request(
                        "POST", "/", "", Headers.of("X-Amz-Target", "AWSCognitoIdentityService.GetId"), new byte[0]));
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("InternalErrorException");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
    }
}
