package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.page.Keyboard;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.TestCloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** Tables and items in the console, and why requests for them are allowed or denied. */
class ConsoleTablesIT {
    private static final String TABLE = "\"TableName\": \"guest-items\"";
    private static final String ITEMS = "/items?table=guest-items";

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    @AutoClose
    private static Device device;

    private static URI api;
    private static String me;
    private static String other;

    @BeforeAll
    static void useATable() {
        cloud = TestCloud.ofTemplate(folder, TestCloud.template("guests-and-table.json"));
        api = URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
        device = Browsers.ready().first().device(ColorScheme.LIGHT);
        try (CognitoIdentityClient identity = CognitoIdentityClient.builder()
                .endpointOverride(api)
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            String pool = cloud.outputs().get("CognitoSync").get("IdentityPoolId");
            me = identity.getId(r -> r.identityPoolId(pool)).identityId();
            other = identity.getId(r -> r.identityPoolId(pool)).identityId();
            Credentials mine =
                    identity.getCredentialsForIdentity(r -> r.identityId(me)).credentials();
            fill(other);
            use(AwsSessionCredentials.create(mine.accessKeyId(), mine.secretKey(), mine.sessionToken()));
        }
    }

    /** Runs first, because a page of the log shows only the last 100 requests. The table takes more than these in one second. */
    private static void fill(String partition) {
        AwsCredentials owner = TestCloud.developer(cloud).resolveCredentials();
        for (int i = 0; i < 120; i++) {
            String item = key(partition, "entry-%03d".formatted(i));
            call(owner, "PutItem", "{%s, \"Item\": {%s}}".formatted(TABLE, item), 200);
        }
    }

    private static void use(AwsCredentials mine) {
        call(mine, "PutItem", """
                {%s, "Item": {%s, "end": {"N": "4102444800"}, "count": {"N": "3"}, "exists": {"BOOL": true}, "gone": {"NULL": true},
                  "records": {"M": {"background-color": {"M": {"value": {"S": "teal"}, "count": {"N": "3"}}}}},
                  "writes": {"L": [{"S": "w1"}, {"N": "2"}]}, "tags": {"SS": ["a", "b"]}, "bytes": {"B": "%s"}}}
                """.formatted(TABLE, key(me, "dataset#preference"), "QUJD".repeat(100)), 200);
        call(mine, "GetItem", "{%s, \"Key\": {%s}}".formatted(TABLE, key(me, "dataset#preference")), 200);
        call(mine, "GetItem", "{%s, \"Key\": {%s}}".formatted(TABLE, key(other, "dataset#preference")), 400);
        call(mine, "Scan", "{%s}".formatted(TABLE), 400);
        call(
                mine,
                "TransactWriteItems",
                "{\"TransactItems\": [{\"Put\": {%s, \"Item\": {%s}}}, {\"Put\": {%s, \"Item\": {%s}}}]}"
                        .formatted(TABLE, key(me, "a"), TABLE, key(other, "b")),
                400);
    }

    private static String key(String owner, String item) {
        return "\"owner\": {\"S\": \"%s\"}, \"item\": {\"S\": \"%s\"}".formatted(owner, item);
    }

    @Test
    void tables_linkToTheirItemsAndStack_andBack() {
        device.open(console("/stacks"));
        device.click("a[href$='%s']".formatted(ITEMS));
        device.await("show the items", shown -> shown.text("h1").equals("Items of guest-items"));
        assertThat(device.text("main"))
                .contains("owner", "on demand, at most 100 read and 250 write units per second", "121 items", "end");
        device.click("dd a[href*='/stacks']");
        device.await("show the stack", shown -> shown.text("h1").equals("Stacks"));
        assertThat(device.executeScript("return document.querySelector(':target').textContent"))
                .asString()
                .contains("Items", "AWS::DynamoDB::Table", "guest-items");
        device.open(console("/tables"));
        assertThat(device.text(".card")).contains("guest-items", "Partition key", "Sort key", "can be deleted");
        device.click(".card h2 a");
        device.await("show the items", shown -> shown.text("h1").equals("Items of guest-items"));
    }

    @Test
    void items_areOpenedByKeyboard_andPaged() {
        device.open(console(ITEMS));
        List<Object> seen = new ArrayList<>();
        boolean opened = false;
        for (int page = 0; page < 2; page++) {
            List<?> keys = (List<?>) device.executeScript(
                    "return [...document.querySelectorAll('.items summary')].map((item) => item.textContent)");
            seen.addAll(keys);
            if (keys.stream().anyMatch(item -> item.toString().contains("dataset#preference"))) {
                device.executeScript("""
                        [...document.querySelectorAll('.items summary')]
                          .find((item) => item.textContent.includes('dataset#preference')).id = 'mine';""");
                new Keyboard(device).tabTo("#mine").press(Keys.ENTER);
                device.await("open the item", shown -> shown.shows("#mine + .attributes"));
                assertThat(device.text("#mine + .attributes").replaceAll("\\s+", " "))
                        .contains("background-color M", "value S", "teal", "true", "null", "300 bytes in total")
                        .contains("expires 1 Jan 2100");
                opened = true;
            }
            if (page == 0) {
                device.click("a[href*='after=']");
                device.await("show the next page", shown -> shown.url().contains("after="));
            }
        }
        assertThat(opened).isTrue();
        assertThat(seen).hasSize(121).doesNotHaveDuplicates();
    }

    @Test
    void requestLog_showsConsumedCapacity() {
        device.open(console(""));
        assertThat(String.valueOf(device.executeScript("""
                        return [...document.querySelectorAll('.call')].map((call) => call.innerText)
                          .filter((text) => text.includes('dynamodb:')).join('\\n');""")))
                .contains("dynamodb:PutItem", "1 write unit", "0.5 read units");
    }

    @Test
    void why_showsConditionKeysNextToTheVariable() {
        device.open(why("dynamodb:GetItem", "Denied"));
        assertThat(device.text(".keys").replaceAll("\\s+", " "))
                .contains(
                        "dynamodb:LeadingKeys " + other,
                        "does not match ForAllValues:StringEquals ${cognito-identity.amazonaws.com:sub} = " + me);
        device.open(why("dynamodb:GetItem", "Allowed"));
        assertThat(device.text(".keys").replaceAll("\\s+", " "))
                .contains(
                        "dynamodb:LeadingKeys " + me,
                        "matches ForAllValues:StringEquals ${cognito-identity.amazonaws.com:sub} = " + me);
        assertThat(device.executeScript("""
                        const paint = (mark) => getComputedStyle(mark).backgroundColor;
                        const same = [...document.querySelectorAll('.keys > div:first-child dd mark')];
                        return same.length > 2 && new Set(same.map(paint)).size === 1;"""))
                .as("the request's value and the variable's value have the same colour")
                .isEqualTo(true);
        device.open(why("dynamodb:Scan", "Denied"));
        assertThat(device.text(".keys").replaceAll("\\s+", " "))
                .contains("dynamodb:LeadingKeys no value", "A request without the key satisfies ForAllValues.");
    }

    @Test
    void why_ofATransaction_showsADecisionPerPart() {
        device.open(why("dynamodb:TransactWriteItems", "Denied"));
        assertThat(device.text("table").replaceAll("\\s+", " "))
                .contains("Part 1 dynamodb:PutItem dynamodb:LeadingKeys = " + me + " Allowed")
                .contains("Part 2 dynamodb:PutItem dynamodb:LeadingKeys = " + other + " Denied");
        device.click("a[href='#part-2']");
        assertThat(device.text("#part-2").replaceAll("\\s+", " "))
                .contains("Part 2. Role policies", "dynamodb:LeadingKeys " + other, "No Allow matches");
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyPage_passesAxe_andFitsASmallScreen(ColorScheme scheme) {
        List<String> pages = List.of(
                console("/tables"),
                console(ITEMS),
                console("/items?table=none"),
                console("?show=denied"),
                why("dynamodb:GetItem", "Denied"),
                why("dynamodb:TransactWriteItems", "Denied"));
        try (Device small = Browsers.ready().first().device(scheme)) {
            for (String page : pages) {
                small.open(page);
                small.text("h1");
                small.executeScript("document.querySelectorAll('details').forEach((part) => part.open = true)");
                for (int width : List.of(320, 1280)) {
                    small.resize(width, 800);
                    assertThat(small.executeScript("""
                                    return [...document.querySelectorAll('body *')]
                                      .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)
                                      .map((part) => `${part.tagName}.${part.className}`).join(' ');"""))
                            .as("elements wider than the page %s", page)
                            .isEqualTo("");
                    assertThat(Axe.findings(small))
                            .as("axe-core violations on %s", page)
                            .isEmpty();
                }
            }
        }
    }

    private static String why(String operation, String verdict) {
        device.open(console(""));
        return String.valueOf(device.executeScript("""
                return [...document.querySelectorAll('.call')].find((call) =>
                  call.querySelector('.what a').textContent === arguments[0] && call.innerText.includes(arguments[1]))
                  .querySelector('a').href;""", operation, verdict));
    }

    private static String console(String path) {
        return api + "/_local/console" + path;
    }

    private static void call(AwsCredentials credentials, String operation, String body, int status) {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .uri(api.resolve("/"))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "DynamoDB_20120810." + operation)
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1"))
                .request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve("/")).POST(HttpRequest.BodyPublishers.ofString(body));
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
