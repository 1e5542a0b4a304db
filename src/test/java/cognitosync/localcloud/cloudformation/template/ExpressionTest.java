package cognitosync.localcloud.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each row of {@code expressions.json} is a test: a new rule is a new row. */
class ExpressionTest {
    private static final StackIdentity STACK = new StackIdentity(
            "arn:aws:cloudformation:eu-west-1:123456789012:stack/Demo/0f8fad5b-d9cb-469f-a165-70867728950e",
            "Demo",
            "eu-west-1",
            "123456789012");
    private static final String TEMPLATE = """
            {"Parameters": {"Colour": {"Type": "String", "Default": "red"},
                            "Attribute": {"Type": "String", "Default": "Arn"},
                            "Hues": {"Type": "CommaDelimitedList", "Default": "a, b"}},
             "Mappings": {"Sizes": {"eu-west-1": {"small": 7}}},
             "Conditions": {"IsRed": {"Fn::Equals": [{"Ref": "Colour"}, "red"]},
                            "IsBlue": {"Fn::Equals": [{"Ref": "Colour"}, "blue"]}},
             "Resources": {"Box": {"Type": "Test::Box"}, "Tested": {"Type": "Test::Box"}}}
            """;

    @TestFactory
    List<DynamicTest> everyRow() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream rows = getClass().getResourceAsStream("/cloudformation/expressions.json")) {
            for (JsonNode row : JsonProtocol.MAPPER.readTree(rows)) {
                tests.add(DynamicTest.dynamicTest(row.path("case").asText(), () -> check(row)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(60);
        return tests;
    }

    private static void check(JsonNode row) throws IOException {
        if (row.has("fails")) {
            assertThatThrownBy(() -> resolve(row))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining(row.get("fails").asText());
        } else {
            assertThat(resolve(row)).isEqualTo(row.get("is"));
        }
    }

    private static JsonNode resolve(JsonNode row) throws IOException {
        ObjectNode source = (ObjectNode) JsonProtocol.MAPPER.readTree(TEMPLATE);
        switch (row.path("section").asText("VALUES")) {
            case "CONDITIONS" -> source.withObject("/Conditions").set("Tested", row.get("value"));
            case "RULES" ->
                source.withObject("/Rules/Tested")
                        .putArray("Assertions")
                        .addObject()
                        .set("Assert", row.get("value"));
            default -> source.withObject("/Resources/Tested/Properties").set("Value", row.get("value"));
        }
        Template template = Template.parse(source, Map.of());
        Resolver resolver = new Resolver(STACK, template, parameters(template));
        resolver.add("Box", new Resource("box-1", attributes()));
        return switch (row.path("section").asText("VALUES")) {
            case "CONDITIONS" -> BooleanNode.valueOf(resolver.condition("Tested"));
            case "RULES" ->
                template.rules().get("Tested").assertions().get(0).expression().resolve(resolver);
            default ->
                template.resources()
                        .get("Tested")
                        .properties()
                        .resolve(resolver)
                        .get("Value");
        };
    }

    private static Map<String, JsonNode> parameters(Template template) {
        Map<String, JsonNode> values = new HashMap<>();
        template.parameters()
                .forEach((name, parameter) -> values.put(
                        name,
                        parameter.value(Optional.empty(), SystemParameters.BOOTSTRAPPED, new AllowedPattern.Steps())));
        return values;
    }

    private static Map<String, JsonNode> attributes() {
        return Map.of(
                "Arn", TextNode.valueOf("arn:box"),
                "Keys", JsonProtocol.MAPPER.valueToTree(List.of("k1", "k2")),
                "Outputs.Url", TextNode.valueOf("https://box"));
    }
}
