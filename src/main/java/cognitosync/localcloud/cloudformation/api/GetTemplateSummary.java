package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Summarizes a template or that of a stack: {@code aws cloudformation deploy} reads the parameters before an update.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html">GetTemplateSummary</a>
 */
record GetTemplateSummary(StackLookup lookup, SubmissionInput submissions) implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName", "TemplateBody", "TemplateURL")
                .refusing("StackSetName", "stack sets are not supported")
                .refusingUnless("CallAs", InputMembers.is("SELF"), "stack sets are not supported")
                .refusingUnless(
                        "TemplateSummaryConfig.TreatUnrecognizedResourceTypesAsWarnings",
                        InputMembers.is("false"),
                        "there are no warnings");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        if (input.text("StackName").isPresent()
                && (input.text("TemplateBody").isPresent()
                        || input.text("TemplateURL").isPresent())) {
            throw new AwsException(
                    "ValidationError", 400, "Only one of StackName, TemplateBody and TemplateURL can be given.");
        }
        JsonNode template = submissions.template(
                input, input.text("StackName").map(name -> lookup.stack(input).state()));
        TreeSet<String> types = new TreeSet<>();
        template.path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));
        result.members("Parameters", template.path("Parameters").properties(), GetTemplateSummary::write)
                .members("ResourceTypes", types, Xml::plain)
                .text("Description", optional(template.path("Description")))
                .text("Version", optional(template.path("AWSTemplateFormatVersion")));
    }

    private static void write(Xml xml, Map.Entry<String, JsonNode> parameter) {
        JsonNode declared = parameter.getValue();
        xml.text("ParameterKey", parameter.getKey())
                .text("DefaultValue", optional(declared.path("Default")))
                .text("ParameterType", declared.path("Type").asText())
                .text("NoEcho", declared.path("NoEcho").asBoolean())
                .text("Description", optional(declared.path("Description")));
    }

    private static Optional<String> optional(JsonNode text) {
        return Optional.of(text.asText()).filter(value -> !value.isEmpty());
    }
}
