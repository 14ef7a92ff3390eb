// The one thing the element says itself, to the developer who forgot the page. Not among the page's words: whoever
// bundles the element would have to carry them all.
export const MISSING = {
  en: 'Orogen’s page is not at {page}. Copy it into a folder that is served (npx orogen page FOLDER) and name that folder: <orogen-lab page="/FOLDER/">.',
  zh: 'Orogen 的网页不在 {page}。请把它复制到网站的一个文件夹中（npx orogen page 文件夹），再写明该文件夹：<orogen-lab page="/文件夹/">。',
};
