package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.failure.DeviceException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackCallbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/signed-in", "http://localhost:0/", "http://localhost:65536/signed-in"})
    void addressWithoutAPort_isRefusedWithASentence(String callback) {
        AuthorizationRequest request = new AuthorizationRequest(
                URI.create("http://localhost:1"), URI.create(callback), "state", "nonce", Pkce.random());
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> LoopbackCallback.listen(request))
                .withMessageContaining("DeviceCallback as \"" + callback + "\", which names no port")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.INVALID_FILE));
    }
}
