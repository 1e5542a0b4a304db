package cognitosync.journey.page;

import cognitosync.journey.browser.Call;
import cognitosync.journey.browser.Device;
import java.util.List;
import org.openqa.selenium.Keys;

/** The sign-in form on the site itself, of stacks with {@code signIn=form}: one step at a time. */
public record OwnForm(Device device) {

    /** Signs in with the keyboard, from the step that the page is opened with; ends on the page that it loads then. */
    public void signIn(String email, String password) {
        new Form(device, "password").awaitShown();
        new Keyboard(device)
                .tabTo("#username")
                .type(email)
                .tabTo("#password")
                .type(password)
                .press(Keys.ENTER);
        awaitSignedIn();
    }

    /** The form does not leave the page: what it loads then is the same address once more. */
    public void awaitSignedIn() {
        device.await("be signed in", Site::isSignedIn);
    }

    /** Presses the button that leads to another step, which has this input; answers that step. */
    public Form turnTo(String step, String input) {
        device.click("[data-step=%s]".formatted(step));
        return new Form(device, input).awaitShown();
    }

    /** Types a code where the focus is, which must be its input, and presses nothing. */
    public void typeCode(String code) {
        device.await("have the focus on the code", page -> focus(page).equals("code"));
        new Keyboard(device).type(code);
    }

    /** Name, kind and purpose of each input, as password managers read them. */
    public List<String> inputs() {
        return strings("""
                return [...document.querySelectorAll('#signed-out form input[name]')]
                  .map((input) => [input.name, input.type, input.getAttribute('autocomplete'), input.readOnly ? 'kept' : ''].join(' ').trim());""");
    }

    /** The rules of passwords that what was typed meets. */
    public List<String> metRules() {
        return strings("return [...document.querySelectorAll('.rules .met')].map(({ innerText }) => innerText)");
    }

    /** The rules that the form shows. */
    public List<String> rules() {
        return strings("""
                return [...document.querySelectorAll('.rules li')].filter((rule) => rule.checkVisibility())
                  .map(({ innerText }) => innerText)""");
    }

    /** What is said of an input that was refused: it has the focus, and its description contains the sentence. */
    public String complaint(String input) {
        device.await("complain about " + input, page -> page.shows("[name='%s'][aria-invalid=true]".formatted(input)));
        device.await("have the focus on " + input, page -> focus(page).equals(input));
        return String.valueOf(device.executeScript("""
                return document.activeElement.getAttribute('aria-describedby').split(' ')
                  .map((id) => document.getElementById(id)).filter((said) => said.matches('.error'))
                  .map(({ innerText }) => innerText).join()"""));
    }

    /** What the device has asked the user pool's API, in the order of the requests. */
    public static List<String> asked(Device device) {
        return device.network().calls().stream()
                .map(OwnForm::operation)
                .filter(operation -> !operation.isEmpty())
                .toList();
    }

    /** The operation of the user pool's API that is called; empty: none. */
    public static String operation(Call call) {
        boolean isForUserPool = call.header("x-amz-target").orElse("").startsWith("AWSCognitoIdentityProviderService.");
        return isForUserPool && !call.isPreflight() ? call.operation() : "";
    }

    private static String focus(Device device) {
        return String.valueOf(device.executeScript("return document.activeElement.name"));
    }

    private List<String> strings(String script) {
        return ((List<?>) device.executeScript(script))
                .stream().map(String::valueOf).toList();
    }
}
