package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
