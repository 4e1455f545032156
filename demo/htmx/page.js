/** The page's own part: the tags' events bubble, so that one listener hears all of them, whatever is swapped. */
const tell = (id, text) => {
  document.getElementById(id).textContent = text;
};

document.addEventListener('clinic-logged-in', ({ profile }) => tell('person', profile.name));
document.addEventListener('clinic-logged-out', () => tell('person', 'nobody'));
document.addEventListener('clinic-step', ({ step }) => tell('step', step));
