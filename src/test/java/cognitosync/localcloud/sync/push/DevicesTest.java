package cognitosync.localcloud.sync.push;

import static cognitosync.localcloud.sync.SyncFixture.POOL_PATH;
import static cognitosync.localcloud.sync.SyncFixture.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.sync.SyncFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RegisterDevice, SubscribeToDataset and UnsubscribeFromDataset. */
class DevicesTest {
    @AutoClose
    private final SyncFixture sync = new SyncFixture().allowEverything();

    @BeforeEach
    void open() {
        push("{\"ApplicationArns\":[\"arn:aws:sns:eu-west-1:123456789012:app/GCM/demo\"]}");
    }

    private void push(String configuration) {
        sync.as(TestAccount.OWNER)
                .send("POST", POOL_PATH + "/configuration", "", "{\"PushSync\":" + configuration + "}")
                .ok();
        sync.as(SyncFixture.identity(SyncFixture.ME));
    }

    private SyncFixture.Answer register(String identity, String body) {
        return sync.as(SyncFixture.identity(identity))
                .send("POST", POOL_PATH + "/identity/" + PercentEncoding.encode(identity) + "/device", "", body);
    }

    private String device(String identity, String token) {
        return register(identity, "{\"Platform\":\"GCM\",\"Token\":\"" + token + "\"}")
                .ok()
                .get("DeviceId")
                .textValue();
    }

    private SyncFixture.Answer subscription(String method, String dataset, String device) {
        return sync.send(method, SyncFixture.dataset(dataset) + "/subscriptions/" + device, "", "");
    }

    @Test
    void registerDevice_givesTheSameIdToTheSameDeviceOnly() {
        String device = device(SyncFixture.ME, "t");
        assertThat(device).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(device(SyncFixture.ME, "t")).isEqualTo(device);
        assertThat(device(SyncFixture.ME, "another")).isNotEqualTo(device);
        assertThat(device(SyncFixture.OTHER, "t")).isNotEqualTo(device);
    }

    @Test
    void registerDevice_outsideItsConstraints_isRefused() {
        assertThat(register(SyncFixture.ME, "{}").refused(400, "InvalidParameterException"))
                .startsWith("2 validation errors detected: ")
                .contains("'platform'", "'token'");
        assertThat(register(SyncFixture.ME, "{\"Platform\":\"FCM\",\"Token\":\"t\"}")
                        .refused(400, "InvalidParameterException"))
                .contains("[APNS, APNS_SANDBOX, GCM, ADM]");
    }

    @Test
    void registerDevice_ofAPlatformWithoutApplication_isAMatterOfConfiguration() {
        assertThat(register(SyncFixture.ME, "{\"Platform\":\"APNS\",\"Token\":\"t\"}")
                        .refused(400, "InvalidConfigurationException"))
                .contains("APNS");
    }

    @Test
    void everyOperation_inAPoolWithoutPush_isAMatterOfConfiguration() {
        String device = device(SyncFixture.ME, "t");
        push("{}");
        register(SyncFixture.ME, "{\"Platform\":\"GCM\",\"Token\":\"t\"}")
                .refused(400, "InvalidConfigurationException");
        subscription("POST", "d", device).refused(400, "InvalidConfigurationException");
        subscription("DELETE", "d", device).refused(400, "InvalidConfigurationException");
    }

    @Test
    void subscribe_andUnsubscribe_anExistingDataset() {
        String device = device(SyncFixture.ME, "t");
        assertThat(subscription("POST", "d", device).refused(404, "ResourceNotFoundException"))
                .isEqualTo("Dataset 'd' not found.");
        sync.update("d", replace("k", "v", 0)).ok();
        assertThat(subscription("DELETE", "d", device).refused(404, "ResourceNotFoundException"))
                .contains("not subscribed");
        assertThat(subscription("POST", "d", device).text()).isEqualTo("{}");
        subscription("POST", "d", device).ok();
        assertThat(subscription("DELETE", "d", device).text()).isEqualTo("{}");
        subscription("DELETE", "d", device).refused(404, "ResourceNotFoundException");
    }

    @Test
    void subscribe_withTheDeviceOfAnotherIdentity_isNotFound() {
        String theirs = device(SyncFixture.OTHER, "t");
        sync.as(SyncFixture.identity(SyncFixture.ME));
        sync.update("d", replace("k", "v", 0)).ok();
        assertThat(subscription("POST", "d", theirs).refused(404, "ResourceNotFoundException"))
                .isEqualTo("Device '" + theirs + "' not found.");
    }

    @Test
    void deviceId_outsideItsConstraints_isRefused() {
        assertThat(subscription("POST", "d", "x".repeat(257)).refused(400, "InvalidParameterException"))
                .contains("'deviceId'");
        subscription("POST", "d", "").refused(400, "InvalidParameterException");
    }

    @Test
    void deletingTheDataset_endsItsSubscriptions() {
        String device = device(SyncFixture.ME, "t");
        sync.update("d", replace("k", "v", 0)).ok();
        subscription("POST", "d", device).ok();
        sync.send("DELETE", SyncFixture.dataset("d"), "", "").ok();
        sync.update("d", replace("k", "v", 0)).ok();
        subscription("DELETE", "d", device).refused(404, "ResourceNotFoundException");
    }
}
