package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A template, read but not resolved. The order of its sections' members is kept.
 *
 * @param source as it was written
 * @param parameters by name
 * @param mappings as written
 * @param conditions by name
 * @param rules by name
 * @param resources by logical id
 * @param outputs by name
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">Template anatomy</a>
 */
public record Template(
        JsonNode source,
        Map<String, Parameter> parameters,
        JsonNode mappings,
        Map<String, Expression> conditions,
        Map<String, Rule> rules,
        Map<String, TemplateResource> resources,
        Map<String, Output> outputs) {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Resources",
            "Outputs");

    /**
     * Reads a template.
     *
     * @param constructPaths logical id to the path in the CDK app, for error sentences
     * @throws DeploymentException where it holds something that is not supported, or a name that is not declared
     */
    public static Template parse(JsonNode source, Map<String, String> constructPaths) {
        requireKnown("template", source, SECTIONS);
        if (source.path("Resources").isEmpty()) {
            throw new DeploymentException("The template declares no resources.");
        }
        Template template = new Template(
                source,
                section(source, "Parameters", Parameter::parse),
                source.path("Mappings"),
                section(source, "Conditions", (name, node) -> new Expressions(
                                "Conditions." + name, Expressions.Section.CONDITIONS)
                        .parse(node)),
                section(source, "Rules", Rule::parse),
                section(
                        source,
                        "Resources",
                        (name, node) -> TemplateResource.parse(name, node, constructPaths.getOrDefault(name, ""))),
                section(source, "Outputs", Output::parse));
        new References(template).check();
        return template;
    }

    private static <T> Map<String, T> section(JsonNode source, String name, BiFunction<String, JsonNode, T> parser) {
        Map<String, T> members = new LinkedHashMap<>();
        source.path(name)
                .properties()
                .forEach(member -> members.put(member.getKey(), parser.apply(member.getKey(), member.getValue())));
        return Collections.unmodifiableMap(members);
    }

    /** Refuses what is no object, and members of it that are not known here, by their name. */
    static void requireKnown(String what, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new DeploymentException("The " + what + " is not an object.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new DeploymentException("The " + what + " has the member " + name + ", which is not supported.");
            }
        });
    }

    /** These values, and the defaults of the parameters that are not among them. */
    public Map<String, String> withDefaults(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>(given);
        parameters.forEach((name, parameter) ->
                parameter.defaultValue().ifPresent(otherwise -> values.putIfAbsent(name, otherwise)));
        return values;
    }

    /**
     * An output of the template.
     *
     * @param name its name
     * @param value its value
     * @param condition it exists only where this condition is true
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html">Outputs</a>
     */
    public record Output(String name, Expression value, Optional<String> condition) {
        static Output parse(String name, JsonNode node) {
            // Export is left out on purpose: no other stack can import here.
            Template.requireKnown("output " + name, node, Set.of("Value", "Description", "Condition"));
            return new Output(
                    name,
                    Expressions.values("Outputs." + name).parse(node.path("Value")),
                    Optional.ofNullable(node.get("Condition")).map(JsonNode::asText));
        }
    }

    /**
     * A rule of the template: assertions that must hold before anything is made.
     *
     * @param name its name
     * @param when the assertions count only where this is true
     * @param assertions all of which must hold
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html">Rules</a>
     */
    public record Rule(String name, Optional<Expression> when, List<Assertion> assertions) {
        /** What must be true, and the sentence where it is not. */
        record Assertion(Expression expression, String description) {}

        static Rule parse(String name, JsonNode node) {
            Template.requireKnown("rule " + name, node, Set.of("RuleCondition", "Assertions"));
            Expressions expressions = new Expressions("Rules." + name, Expressions.Section.RULES);
            List<Assertion> assertions = new ArrayList<>();
            for (JsonNode assertion : node.path("Assertions")) {
                Template.requireKnown("assertion of rule " + name, assertion, Set.of("Assert", "AssertDescription"));
                assertions.add(new Assertion(
                        expressions.parse(assertion.path("Assert")),
                        assertion.path("AssertDescription").asText("The rule " + name + " does not hold.")));
            }
            if (assertions.isEmpty()) {
                throw new DeploymentException("The rule " + name + " has no assertions.");
            }
            return new Rule(
                    name,
                    node.has("RuleCondition")
                            ? Optional.of(expressions.parse(node.get("RuleCondition")))
                            : Optional.empty(),
                    List.copyOf(assertions));
        }

        /** Stops the deployment where an assertion does not hold. */
        public void check(Resolver resolver) {
            if (when.isPresent() && !resolver.isTrue(when.get())) {
                return;
            }
            for (Assertion assertion : assertions) {
                if (!resolver.isTrue(assertion.expression())) {
                    throw new DeploymentException(assertion.description());
                }
            }
        }
    }
}
