package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.Statement;
import cognitosync.localcloud.console.TemplatePlaces.TemplatePlace;
import cognitosync.localcloud.messages.Messages;

/**
 * A decision as pages show it.
 *
 * @param kind {@code allowed} or {@code denied}, or {@code none} where no policy was evaluated
 * @param word {@code kind} as the page writes it
 * @param because reason of the decision
 * @param logicalId the resource of the template whose statement decided; empty where none did
 */
record DecisionView(String kind, String word, String because, String logicalId) {
    static final DecisionView NONE = new DecisionView("none", Messages.text("console.verdict.none"), "", "");

    static DecisionView of(Evaluation evaluation, TemplatePlaces places) {
        Decision decision = evaluation.decision();
        return new DecisionView(
                decision.isAllowed() ? "allowed" : "denied",
                decision.isAllowed()
                        ? Messages.text("console.verdict.allowed")
                        : Messages.text("console.verdict.denied"),
                because(evaluation),
                decision.decidedBy()
                        .flatMap(statement -> places.of(evaluation, statement))
                        .map(TemplatePlace::logicalId)
                        .orElse(""));
    }

    static String name(Evaluation evaluation, Statement statement) {
        int number = statement.position() + 1;
        String policy = policy(evaluation, statement);
        return statement
                .sid()
                .map(sid -> Messages.text("console.statement.name-with-sid", number, sid, policy))
                .orElseGet(() -> Messages.text("console.statement.name", number, policy));
    }

    // A role has one trust policy and a bucket one policy; only identity policies have names.
    private static String policy(Evaluation evaluation, Statement statement) {
        return switch (evaluation.kindOf(statement)) {
            case TRUST -> Messages.text("console.statement.trust-policy");
            case RESOURCE -> Messages.text("console.statement.bucket-policy");
            case IDENTITY -> statement.policyName();
        };
    }

    private static String because(Evaluation evaluation) {
        Decision decision = evaluation.decision();
        return switch (decision.reason()) {
            case ACCOUNT_OWNER -> Messages.text("console.because.owner");
            case SESSION_POLICY -> Messages.text("console.because.session-policy");
            case ACCESS_BLOCK -> Messages.text("console.because.access-block");
            case ALLOW, EXPLICIT_DENY, IMPLICIT_DENY ->
                decision.decidedBy()
                        .map(statement -> Messages.text("console.because.statement", name(evaluation, statement)))
                        .orElseGet(() -> Messages.text("console.because.no-statement"));
        };
    }
}
