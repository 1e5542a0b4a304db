package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Backend;
import cognitosync.device.stack.Stack;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids and addresses of the site's configuration match the outputs. */
final class ConfigMatchesOutputs implements Check {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String title() {
        return Messages.text("check.config");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        Stack stack = deployment.stack();
        Pages.Page page = deployment.pages().get(stack.siteUrl().resolve("config.json"));
        if (page.status() != 200) {
            return new Outcome.Failed(page.refusal(Messages.text("doctor.the-file")));
        }
        if (!page.header("Cache-Control").contains("no-cache")) {
            return new Outcome.Failed(Messages.text("doctor.cached", Messages.text("doctor.the-file"), page.address()));
        }
        JsonNode config = parse(page.text());
        for (Map.Entry<String, String> expected : expected(deployment).entrySet()) {
            String found = config.at(expected.getKey()).asText();
            if (!found.equals(expected.getValue())) {
                return new Outcome.Failed(
                        Messages.text("doctor.config", expected.getKey().substring(1), found, expected.getValue()));
            }
        }
        return new Outcome.Passed(page.address().toString());
    }

    private static Map<String, String> expected(Deployment deployment) {
        Stack stack = deployment.stack();
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("/region", stack.region());
        expected.put("/siteUrl", stack.siteUrl().toString());
        expected.put("/userPool/id", stack.userPoolId());
        expected.put("/userPool/clientId", stack.clientId());
        stack.userPoolDomain()
                .ifPresentOrElse(
                        domain -> expected.put("/userPool/domain", domain.toString()),
                        () -> expected.put(
                                "/userPool/endpoint", deployment.clients().userPoolEndpoint()));
        expected.put("/userPool/provider", stack.providerName());
        expected.put("/identityPool/id", stack.identityPoolId());
        if (stack.backend() instanceof Backend.DynamoDb backend) {
            expected.put("/sync/kind", "dynamodb");
            expected.put("/sync/table", backend.table());
        }
        if (stack.backend() instanceof Backend.AppSync backend) {
            expected.put("/sync/kind", "appsync");
            expected.put("/sync/endpoint", backend.graphqlUrl().toString());
            expected.put("/sync/realtime", backend.realtimeUrl().toString());
        }
        return expected;
    }

    /** The grant that the site uses; the default if the configuration cannot be read. */
    static String responseType(Deployment deployment) {
        Pages.Page page = deployment.pages().get(deployment.stack().siteUrl().resolve("config.json"));
        return parse(page.text()).path("signIn").asText().equals("implicit") ? "token" : "code";
    }

    // Text that is not JSON has none of the members.
    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
