package cognitosync.localcloud.sync.push;

import static cognitosync.localcloud.sync.SyncDriver.POOL_PATH;
import static cognitosync.localcloud.sync.SyncDriver.replace;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.sync.SyncDriver;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RegisterDevice, SubscribeToDataset and UnsubscribeFromDataset. */
class DevicesTest {
    @TempDir
    Path folder;

    private SyncDriver sync;

    @BeforeEach
    void open() {
        sync = new SyncDriver(folder).allowEverything();
        push("{\"ApplicationArns\":[\"arn:aws:sns:eu-west-1:123456789012:app/GCM/demo\"]}");
    }

    @AfterEach
    void close() {
        sync.close();
    }

    private void push(String configuration) {
        sync.as(SyncDriver.DEVELOPER)
                .send("POST", POOL_PATH + "/configuration", "", "{\"PushSync\":" + configuration + "}")
                .ok();
        sync.as(SyncDriver.identity(SyncDriver.ME));
    }

    private SyncDriver.Answer register(String identity, String body) {
        return sync.as(SyncDriver.identity(identity))
                .send("POST", POOL_PATH + "/identity/" + PercentEncoding.encode(identity) + "/device", "", body);
    }

    private String device(String identity, String token) {
        return register(identity, "{\"Platform\":\"GCM\",\"Token\":\"" + token + "\"}")
                .ok()
                .get("DeviceId")
                .textValue();
    }

    private SyncDriver.Answer subscription(String method, String dataset, String device) {
        return sync.send(method, SyncDriver.dataset(dataset) + "/subscriptions/" + device, "", "");
    }

    @Test
    void registerDevice_givesTheSameIdToTheSameDeviceOnly() {
        String device = device(SyncDriver.ME, "t");
        assertThat(device).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(device(SyncDriver.ME, "t")).isEqualTo(device);
        assertThat(device(SyncDriver.ME, "another")).isNotEqualTo(device);
        assertThat(device(SyncDriver.OTHER, "t")).isNotEqualTo(device);
    }

    @Test
    void registerDevice_outsideItsConstraints_isRefused() {
        assertThat(register(SyncDriver.ME, "{}").refused(400, "InvalidParameterException"))
                .startsWith("2 validation errors detected: ")
                .contains("'platform'", "'token'");
        assertThat(register(SyncDriver.ME, "{\"Platform\":\"FCM\",\"Token\":\"t\"}")
                        .refused(400, "InvalidParameterException"))
                .contains("[APNS, APNS_SANDBOX, GCM, ADM]");
    }

    @Test
    void registerDevice_ofAPlatformWithoutApplication_isAMatterOfConfiguration() {
        assertThat(register(SyncDriver.ME, "{\"Platform\":\"APNS\",\"Token\":\"t\"}")
                        .refused(400, "InvalidConfigurationException"))
                .contains("APNS");
    }

    @Test
    void everyOperation_inAPoolWithoutPush_isAMatterOfConfiguration() {
        String device = device(SyncDriver.ME, "t");
        push("{}");
        register(SyncDriver.ME, "{\"Platform\":\"GCM\",\"Token\":\"t\"}").refused(400, "InvalidConfigurationException");
        subscription("POST", "d", device).refused(400, "InvalidConfigurationException");
        subscription("DELETE", "d", device).refused(400, "InvalidConfigurationException");
    }

    @Test
    void subscribe_andUnsubscribe_anExistingDataset() {
        String device = device(SyncDriver.ME, "t");
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
        String theirs = device(SyncDriver.OTHER, "t");
        sync.as(SyncDriver.identity(SyncDriver.ME));
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
        String device = device(SyncDriver.ME, "t");
        sync.update("d", replace("k", "v", 0)).ok();
        subscription("POST", "d", device).ok();
        sync.send("DELETE", SyncDriver.dataset("d"), "", "").ok();
        sync.update("d", replace("k", "v", 0)).ok();
        subscription("DELETE", "d", device).refused(404, "ResourceNotFoundException");
    }
}
