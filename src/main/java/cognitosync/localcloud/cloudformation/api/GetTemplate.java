package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.cloudformation.stack.ChangeSet;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.Xml;
import java.util.List;

/**
 * Answers the template of a stack or change set as it was submitted; an empty one before the first deployment.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html">GetTemplate</a>
 */
record GetTemplate(StackLookup lookup, BootstrapStack bootstrap) implements StackLookup.OnStack {
    @Override
    public InputMembers members() {
        return InputMembers.honouring("StackName", "ChangeSetName")
                // Without macros, both are the same.
                .refusingUnless(
                        "TemplateStage",
                        InputMembers.is("Original").or(InputMembers.is("Processed")),
                        "use Original or Processed");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        String text = input.text("ChangeSetName")
                .filter(set -> !bootstrap.isMeant(input))
                .map(set -> lookup.changeSet(input))
                .map(ChangeSet::text)
                .orElseGet(() -> bootstrap.isMeant(input)
                        ? "{}"
                        : lookup.stack(input)
                                .state()
                                .template()
                                .map(TemplateText::text)
                                .orElse("{}"));
        result.text("TemplateBody", text).members("StagesAvailable", List.of("Original", "Processed"), Xml::plain);
    }
}
