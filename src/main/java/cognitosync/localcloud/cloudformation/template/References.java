package cognitosync.localcloud.cloudformation.template;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses references to names that the template does not declare. */
record References(Template template) {
    private static final Set<String> PSEUDO_PARAMETERS = Set.of(
            "AWS::AccountId",
            "AWS::NoValue",
            "AWS::NotificationARNs",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");

    void check() {
        template.conditions().forEach((name, condition) -> checkFixed("Conditions." + name, condition));
        template.rules().values().forEach(rule -> Stream.concat(
                        rule.when().stream(), rule.assertions().stream().map(Template.Rule.Assertion::expression))
                .forEach(expression -> checkFixed("Rules." + rule.name(), expression)));
        template.resources().values().forEach(this::checkResource);
        template.outputs().values().forEach(output -> {
            check("Outputs." + output.name(), output.value());
            checkCondition("Outputs." + output.name(), output.condition());
        });
    }

    private void checkResource(TemplateResource resource) {
        String where = "Resources." + resource.logicalId();
        check(where, resource.properties());
        checkCondition(where, resource.condition());
        for (String dependency : resource.dependsOn()) {
            requireResource(where, dependency);
        }
    }

    /** Conditions and rules are evaluated before resources exist. */
    private void checkFixed(String where, Expression expression) {
        expression.all().forEach(each -> {
            if (each instanceof Expression.Ref ref && template.resources().containsKey(ref.name())) {
                throw refused(where, "refers to the resource " + ref.name() + "; only parameters are allowed there");
            }
        });
        check(where, expression);
    }

    private void check(String where, Expression expression) {
        expression.all().forEach(each -> {
            if (each instanceof Expression.Ref ref) {
                checkRef(where, ref.name());
            } else if (each instanceof Expression.GetAtt attribute) {
                requireResource(where, attribute.logicalId());
            } else if (each instanceof ConditionExpression.Named condition) {
                checkCondition(where, Optional.of(condition.name()));
            }
        });
    }

    private void checkRef(String where, String name) {
        if (name.startsWith("AWS::")) {
            if (!PSEUDO_PARAMETERS.contains(name)) {
                throw refused(where, "refers to the pseudo parameter " + name + ", which is not supported");
            }
        } else if (!template.parameters().containsKey(name)) {
            requireResource(where, name);
        }
    }

    private void checkCondition(String where, Optional<String> name) {
        if (name.isPresent() && !template.conditions().containsKey(name.get())) {
            throw refused(where, "names the condition " + name.get() + ", which the template does not declare");
        }
    }

    private void requireResource(String where, String name) {
        if (!template.resources().containsKey(name)) {
            throw refused(where, "refers to " + name + ", which the template does not declare");
        }
    }

    private static DeploymentException refused(String where, String what) {
        return new DeploymentException(where + " " + what + ".");
    }
}
